using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Boards;

/// <summary>Keeping the boards on the pages.</summary>
public sealed class BoardPagesTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task An_editor_makes_moves_hides_deletes_and_restores_a_board(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);

        using var form = await editor.OpenAsync("/console/boards/new");
        using var poor = await editor.SendAsync("/console/boards/new", ("slug", "Fang Xun"), ("name", "防汛"), ("parent", ""), ("description", "汛情"), ("order", "第一"), ("visible", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Equal(("Fang Xun", "防汛", "第一"), (editor.Field("slug"), editor.Field("name"), editor.Field("order")));
        Assert.Contains("应是整数", editor.Html, StringComparison.Ordinal);
        using var made = await editor.SendAsync("/console/boards/new", ("slug", "fangxun"), ("name", "防汛"), ("parent", ""), ("description", "汛情"), ("order", "5"), ("visible", "true"));
        Assert.Equal("/console/boards?done=created", made.Headers.Location!.OriginalString);

        using var child = await editor.SendAsync("/console/boards/new", ("slug", "shuiqing"), ("name", "水情"), ("parent", "fangxun"), ("visible", "true"));
        using var list = await editor.OpenAsync("/console/boards");
        Assert.Contains("└ </span>", editor.Html, StringComparison.Ordinal);
        Assert.True(editor.Html.IndexOf("水情", StringComparison.Ordinal) > editor.Html.IndexOf("防汛", StringComparison.Ordinal));

        using var full = await editor.OpenAsync("/console/boards/fangxun/delete");
        using var kept = await editor.SendAsync("/console/boards/fangxun/delete", ("revision", editor.Field("revision")));
        Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);
        Assert.Contains("1 个子栏目", editor.Html, StringComparison.Ordinal);

        using var one = await editor.OpenAsync("/console/boards/shuiqing/edit");
        var seen = editor.Field("revision");
        using var moved = await editor.SendAsync("/console/boards/shuiqing/edit", ("revision", seen), ("name", "水情"), ("parent", ""), ("order", "20"));
        Assert.Equal("/console/boards?done=saved", moved.Headers.Location!.OriginalString);
        using var late = await editor.SendAsync("/console/boards/shuiqing/edit", ("revision", seen), ("name", "雨情"), ("parent", ""), ("order", "20"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("雨情", editor.Field("name"));
        using var board = await (await driver.AdminAsync()).GetAsync("/api/boards/shuiqing");
        var stored = await OperatorDriver.ReadAsync(board);
        Assert.Equal((20, false), (stored.GetProperty("order").GetInt64(), stored.GetProperty("visible").GetBoolean()));

        using var ask = await editor.OpenAsync("/console/boards/shuiqing/delete");
        using var gone = await editor.SendAsync("/console/boards/shuiqing/delete", ("revision", editor.Field("revision")));
        Assert.Equal("/console/boards?done=deleted", gone.Headers.Location!.OriginalString);
        using var after = await editor.OpenAsync("/console/boards");
        Assert.Contains("/console/boards/shuiqing/restore/3", editor.Html, StringComparison.Ordinal);
        using var question = await editor.OpenAsync("/console/boards/shuiqing/restore/3");
        Assert.Contains("恢复栏目“水情”", editor.Html, StringComparison.Ordinal);
        using var back = await editor.SendAsync("/console/boards/shuiqing/restore/3");
        Assert.Equal("/console/boards?done=restored", back.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Who_only_reads_sees_the_boards_and_no_way_to_change_them()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var reviewer = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Reviewer);
        using var list = await reviewer.OpenAsync("/console/boards");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        Assert.Contains(" 篇</td>", reviewer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/boards/new", reviewer.Html, StringComparison.Ordinal);
        using var refused = await reviewer.OpenAsync("/console/boards/new");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var nowhere = await reviewer.OpenAsync("/console/boards/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }
}
