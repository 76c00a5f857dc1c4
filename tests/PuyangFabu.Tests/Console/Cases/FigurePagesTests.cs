using System.Net;
using PuyangFabu.Content.Tables;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Cases;

/// <summary>The figures of cases, as a page, as a file and as an article; and whose desk is whose.</summary>
public sealed class FigurePagesTests(TestDatabases databases)
{
    private const string Path = "/console/cases/figures";

    [Theory, EachDatabase]
    public async Task Figures_of_a_span_are_shown_taken_away_and_made_an_article_once(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        await room.InStateAsync(CaseState.Closed);
        await room.CreateAsync(new { type = "咨询", title = "问", text = "问", county = "范县", anonymous = false, publishable = false });
        using var editor = await room.EnterAsync("bianji", Role.Editor);
        using var reviewer = await room.EnterAsync("fushen", Role.Reviewer);
        room.Product.Database.Clock.Advance(TimeSpan.FromDays(3));
        using var back = await editor.SignInAsync("bianji", ConsolePeople.Own);
        using var too = await reviewer.SignInAsync("fushen", ConsolePeople.Own);

        using var page = await editor.OpenAsync(Path);
        Assert.Matches("收到</dt><dd>2 件[\\s\\S]*办结率</dt><dd>100%[\\s\\S]*逾期</dt><dd>1 件", editor.Html);
        Assert.Contains("市甲局", editor.Html, StringComparison.Ordinal);
        Assert.Contains("/console/cases?type=", editor.Html, StringComparison.Ordinal);
        using var wrong = await editor.OpenAsync($"{Path}?from=2016-07-01&to=2016-06-01");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var quiet = await editor.OpenAsync($"{Path}?from=2016-01-01&to=2016-01-31");
        Assert.Contains("没有人提交诉求", editor.Html, StringComparison.Ordinal);

        using var file = await editor.Client.GetAsync($"{Path}/file.csv?from=2016-06-01&to=2016-06-30");
        var rows = TableReader.Read(await file.Content.ReadAsByteArrayAsync()).Rows;
        Assert.Equal(["合计", "2016-06-01 至 2016-06-30", "2", "100%"], rows[1].Cells.Take(4));
        Assert.Contains(rows, static row => row.Cells[1] == "范县" && row.Cells[2] == "1");

        var article = $"{Path}/article?from=2016-06-01&to=2016-06-30";
        using var closed = await reviewer.OpenAsync(article);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        using var form = await editor.OpenAsync(article);
        using var made = await editor.SendAsync(article);
        Assert.StartsWith("/console/articles/", made.Target(), StringComparison.Ordinal);
        using var read = await editor.OpenAsync(made.Target());
        Assert.Contains("市民诉求办理情况（2016年6月1日至2016年6月30日）", editor.Html, StringComparison.Ordinal);
        using var form2 = await editor.OpenAsync(article);
        using var again = await editor.SendAsync(article);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("已经生成过了", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_says_whose_desk_it_is_and_the_receiving_desk_sees_it()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var id = await room.Operators.CreateAsync("chengban", Role.Agent);
        using var admin = await room.EnterAsync("guanli", Role.Admin);
        using var editor = await room.EnterAsync("bianji", Role.Editor);

        using var person = await admin.OpenAsync($"/console/operators/{id}");
        Assert.Contains("还没有设定承办的单位", admin.Html, StringComparison.Ordinal);
        await room.Editor.CallAsync("POST", "/api/directory", new { kind = "热线", name = "便民热线" }, HttpStatusCode.Created);
        using var form = await admin.OpenAsync($"/console/cases/desks/{id}");
        Assert.Contains("市甲局", admin.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("便民热线", admin.Html, StringComparison.Ordinal);
        using var unknown = await admin.SendAsync($"/console/cases/desks/{id}", ("units", "999999"));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var saved = await admin.SendAsync($"/console/cases/desks/{id}", ("units", $"{room.Unit}"), ("units", $"{room.OtherUnit}"));
        Assert.Equal("/console/cases/desks?done=saved", saved.Target());
        using var after = await admin.OpenAsync($"/console/operators/{id}");
        Assert.Contains("市甲局”“市乙局", admin.Html, StringComparison.Ordinal);
        using var list = await editor.OpenAsync("/console/cases/desks");
        Assert.Contains("市甲局、市乙局", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/console/cases/desks/{id}", editor.Html, StringComparison.Ordinal);
        using var closed = await editor.OpenAsync($"/console/cases/desks/{id}");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        using var nobody = await admin.OpenAsync("/console/cases/desks/999999");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }
}
