using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Directories;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Directories;

/// <summary>Keeping the directory on the pages.</summary>
public sealed class DirectoryPagesTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task An_editor_makes_changes_deletes_and_restores_a_unit(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);

        using var form = await editor.OpenAsync("/console/directory/new");
        using var poor = await editor.SendAsync("/console/directory/new", ("name", "防汛办"), ("kind", "部门"), ("siteUrl", "fangxun"), ("phone", "打给我"), ("order", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        using var wrong = await editor.SendAsync("/console/directory/new", ("name", "防汛办"), ("kind", "部门"), ("siteUrl", "fangxun"), ("phone", "打给我"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(("防汛办", "fangxun", "打给我"), (editor.Field("name"), editor.Field("siteUrl"), editor.Field("phone")));
        Assert.Contains("不是 http 或 https 网址", editor.Html, StringComparison.Ordinal);
        using var made = await editor.SendAsync("/console/directory/new", ("name", "防汛办"), ("kind", "部门"), ("phone", "0393-6666666"));
        Assert.Equal("/console/directory?done=created", made.Headers.Location!.OriginalString);

        using var list = await editor.OpenAsync("/console/directory?q=6666666");
        var path = Regex.Match(editor.Html, "/console/directory/\\d+").Value;
        Assert.Single(Regex.Matches(editor.Html, "<strong>"));
        using var one = await editor.OpenAsync(path);
        var seen = editor.Field("revision");
        using var saved = await editor.SendAsync(path, ("revision", seen), ("name", "防汛抗旱指挥部"), ("kind", "部门"), ("phone", "0393-6666666"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        using var late = await editor.SendAsync(path, ("revision", seen), ("name", "别名"), ("kind", "部门"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("别名", editor.Field("name"));

        using var ask = await editor.OpenAsync(path + "/delete");
        Assert.Contains("从名录删除“防汛抗旱指挥部”", editor.Html, StringComparison.Ordinal);
        using var gone = await editor.SendAsync(path + "/delete", ("revision", editor.Field("revision")));
        Assert.Equal("/console/directory?done=deleted", gone.Headers.Location!.OriginalString);
        using var after = await editor.OpenAsync("/console/directory");
        var restore = Regex.Match(editor.Html, path + "/restore/\\d+").Value;
        using var question = await editor.OpenAsync(restore);
        using var back = await editor.SendAsync(restore);
        Assert.Equal("/console/directory?done=restored", back.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Numbers_in_full_width_are_taken_for_what_they_are()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);

        using var form = await editor.OpenAsync("/console/directory/new");
        using var made = await editor.SendAsync("/console/directory/new", ("name", "供水公司"), ("kind", "部门"), ("phone", "０３９３－６６６６６６６（转８）"), ("order", "－２０"));
        Assert.Equal("/console/directory?done=created", made.Headers.Location!.OriginalString);
        using var list = await editor.OpenAsync("/console/directory?q=供水公司");
        using var one = await editor.OpenAsync(Regex.Match(editor.Html, "/console/directory/\\d+").Value);
        Assert.Equal(("0393-6666666（转8）", "-20"), (editor.Field("phone"), editor.Field("order")));
    }

    [Fact]
    public async Task A_unit_to_check_is_shown_as_such_and_public_once_it_is_saved()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        var id = await host.Services.GetRequiredService<DirectoryStore>().InsertAsync(
            new DirectoryEntry { Kind = DirectoryKind.Department, Name = "待核对局", Phone = "12345", ToCheck = true }, CancellationToken.None);
        using var editor = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Editor);

        using var list = await editor.OpenAsync("/console/directory?state=unchecked");
        Assert.Contains("待核对局", editor.Html, StringComparison.Ordinal);
        using var one = await editor.OpenAsync($"/console/directory/{id}");
        Assert.Contains("还没有人看过", editor.Html, StringComparison.Ordinal);
        using var saved = await editor.SendAsync($"/console/directory/{id}", ("revision", editor.Field("revision")), ("name", "待核对局"), ("kind", "部门"), ("phone", "12345"));
        Assert.Equal("/console/directory?state=unchecked&done=saved", saved.Headers.Location!.OriginalString);
        Assert.False((await host.Services.GetRequiredService<DirectoryStore>().FindAsync(id, CancellationToken.None))!.ToCheck);
    }

    [Fact]
    public async Task Who_only_reads_sees_the_directory_and_no_way_to_change_it()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var reviewer = await ConsoleSignInTests.ReadyAsync(host, driver, "someone", Role.Reviewer);
        using var list = await reviewer.OpenAsync("/console/directory");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        Assert.DoesNotContain("/console/directory/new", reviewer.Html, StringComparison.Ordinal);
        using var refused = await reviewer.OpenAsync("/console/directory/1");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
