using System.Net;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.People.Audit;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Publishing.Pulling.Rules;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Pulling;

namespace PuyangFabu.Tests.Console.Articles;

/// <summary>从微信拉取 over HTTP.</summary>
public sealed class PullPagesTests(TestDatabases databases)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_editor_starts_a_pull_sees_how_far_it_is_and_what_came_of_it(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 60);
        using var editor = await room.Room.EnterAsync("editor");

        using var form = await editor.OpenAsync("/console/articles/pull");
        Assert.Contains("还没有拉取过", editor.Html, StringComparison.Ordinal);
        using var started = await editor.SendAsync("/console/articles/pull");
        Assert.Equal("/console/articles/pull?done=started", started.Headers.Location!.OriginalString);
        await room.StepAsync();
        using var running = await editor.OpenAsync("/console/articles/pull");
        Assert.Contains("正在取已发布的文章", editor.Html, StringComparison.Ordinal);
        await room.RunAsync();
        using var done = await editor.OpenAsync("/console/articles/pull");
        Assert.Contains("已完成", editor.Html, StringComparison.Ordinal);
        Assert.Contains("56 篇", editor.Html, StringComparison.Ordinal);

        using var refused = await editor.OpenAsync("/console/articles/pull/articles?state=refused");
        Assert.Contains("防汛通知：第 17 期", editor.Html, StringComparison.Ordinal);
        Assert.Contains("太长", editor.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Who_ticks_it_gets_materials_as_drafts(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, news: 1);
        using var editor = await room.Room.EnterAsync("editor");

        using var form = await editor.OpenAsync("/console/articles/pull");
        Assert.Contains("图文素材也算已经发布", editor.Html, StringComparison.Ordinal);
        using var started = await editor.SendAsync("/console/articles/pull", ("news", "drafts"));
        Assert.Equal(1, (await room.RunAsync()).Added);

        Assert.Equal(404, (await room.Room.PageAsync(Assert.Single(await room.KnownAsync()).ArticleId!.Value)).Status);
    }

    [Fact]
    public async Task What_changed_at_WeChat_is_listed_until_somebody_says_that_he_knows()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        await room.PullAsync();
        await room.DeskAsync(HttpMethod.Put, "archive/archive-post-1", """{"index":1,"title":"改过的标题"}""");
        await room.PullAsync();
        var id = (await room.ListAsync("noticed=true"))[0].GetProperty("id").GetInt64();
        using var editor = await room.Room.EnterAsync("editor");

        var article = (await room.KnownAsync()).Single(row => row.Id == id).ArticleId;
        using var read = await editor.OpenAsync($"/console/articles/{article}");
        Assert.Contains("没有经过这里的三审", editor.Html, StringComparison.Ordinal);
        Assert.Contains("微信上的这篇文章改过了", editor.Html, StringComparison.Ordinal);

        using var desk = await editor.OpenAsync("/console");
        Assert.Contains("微信上改过、删过的文章", editor.Html, StringComparison.Ordinal);
        using var list = await editor.OpenAsync("/console/articles/pull/articles?noticed=true");
        Assert.Contains("改过的标题", editor.Html, StringComparison.Ordinal);
        using var question = await editor.OpenAsync($"/console/articles/pull/articles/{id}/acknowledge?account=puyang&noticed=true");
        Assert.Contains("和拉取时不一样了", editor.Html, StringComparison.Ordinal);
        using var known = await editor.SendAsync($"/console/articles/pull/articles/{id}/acknowledge?account=puyang&noticed=true");
        Assert.Equal("/console/articles/pull/articles?account=puyang&noticed=true&done=acknowledged", known.Headers.Location!.OriginalString);
        using var after = await editor.OpenAsync("/console/articles/pull/articles?noticed=true");
        Assert.DoesNotContain("改过的标题", editor.Html, StringComparison.Ordinal);
        using var quiet = await editor.OpenAsync("/console");
        Assert.DoesNotContain("微信上改过、删过的文章", editor.Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_no_rule_reached_is_sorted_by_later_rules_but_not_what_somebody_here_changed(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        var rows = (await room.KnownAsync()).Where(static row => row.Title.StartsWith("海绵城市系列", StringComparison.Ordinal) && row.ArticleId is not null).ToList();
        (await room.Room.Writer.ChangeAsync(rows[0].ArticleId!.Value, new() { ["title"] = "海绵城市系列：这里改的" })).Ok();
        (await room.Room.Editor.PutAsync("/api/pull/rules", new { rules = new[] { new { field = "series", word = "海绵城市系列", board = "puyang-yaowen" } } })).Ok();
        using var editor = await room.Room.EnterAsync("editor");

        using var desk = await editor.OpenAsync("/console");
        Assert.Contains("/console/articles?board=daiguilei", editor.Html, StringComparison.Ordinal);

        using var question = await editor.OpenAsync("/console/articles/pull/rules/sort");
        Assert.Contains($"待归类里有 {rows.Count - 1} 篇", editor.Html, StringComparison.Ordinal);
        Assert.Contains($"<li>濮阳要闻：{rows.Count - 1} 篇</li>", editor.Html, StringComparison.Ordinal);
        using var sorted = await editor.SendAsync("/console/articles/pull/rules/sort");
        Assert.Equal($"/console/articles/pull/rules?moved={rows.Count - 1}&done=sorted", sorted.Headers.Location!.OriginalString);

        var boards = new BoardTree(await room.Service<BoardStore>().ListAsync(Cancelled));
        foreach (var (place, row) in rows.Index())
        {
            var article = (await room.Service<ArticleStore>().FindAsync(row.ArticleId!.Value, Cancelled))!;
            Assert.Equal((place == 0 ? PullBoards.Inbox : "puyang-yaowen", ArticleStatus.Published), (boards.Find(article.BoardId)!.Slug, article.Status));
        }

        using var rules = await editor.OpenAsync(sorted.Headers.Location.OriginalString);
        Assert.Contains($"{rows.Count - 1} 篇已移到各自的栏目，待归类里还有", editor.Html, StringComparison.Ordinal);
        var events = await room.Service<ArticleEventStore>().ListAsync(rows[1].ArticleId!.Value, Cancelled);
        Assert.Equal((ArticleEventKind.Sort, "按归类规则从“待归类”移到“濮阳要闻”"), (events[^1].Action, events[^1].Comment));
        Assert.NotNull(events[^1].OperatorId);
        Assert.Equal(["微信拉取"], events.SkipLast(1).Select(static one => one.OperatorName).Distinct());
        using var history = await editor.OpenAsync($"/console/articles/{rows[1].ArticleId}");
        Assert.Contains("<strong>重排</strong>", editor.Html, StringComparison.Ordinal);

        using var again = await editor.OpenAsync("/console/articles/pull/rules/sort");
        Assert.Contains("没有现在的规则归得了的稿件", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_no_rules_over_none_changes_nothing_and_a_state_typed_wrongly_is_answered_in_Chinese()
    {
        await using var room = await PullRoom.OpenAsync(databases);
        using var editor = await room.Room.EnterAsync("editor");

        using var form = await editor.OpenAsync("/console/articles/pull/rules");
        using var saved = await editor.SendAsync("/console/articles/pull/rules", ("rules", ""));
        Assert.Equal("/console/articles/pull/rules?done=unchanged", saved.Headers.Location!.OriginalString);
        Assert.DoesNotContain(await room.Service<AuditStore>().AfterAsync(0, 10_000, Cancelled), static row => row.Action == "pull.setRules");

        using var list = await editor.OpenAsync("/console/articles/pull/articles?state=gaiguo");
        Assert.Contains("微信上改过（changed）", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_changes_of_a_filtered_list_are_known_at_once_after_a_second_look()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 11);
        await room.PullAsync();
        await room.DeskAsync(HttpMethod.Put, "archive/archive-post-1", """{"index":1,"title":"改过的标题"}""");
        await room.DeskAsync(HttpMethod.Delete, "archive/archive-post-2");
        await room.PullAsync();
        var gone = (await room.KnownAsync()).Count(static row => row is { State: PulledState.Gone, NoticedMs: not null });
        using var editor = await room.Room.EnterAsync("editor");

        using var list = await editor.OpenAsync("/console/articles/pull/articles?state=gone&noticed=true");
        Assert.Contains("/console/articles/pull/acknowledge?state=gone&amp;noticed=true", editor.Html, StringComparison.Ordinal);
        using var question = await editor.OpenAsync("/console/articles/pull/acknowledge?state=gone&noticed=true");
        Assert.Contains($"这 {gone} 篇", editor.Html, StringComparison.Ordinal);
        using var known = await editor.SendAsync("/console/articles/pull/acknowledge?state=gone&noticed=true", ("until", editor.Field("until")));
        Assert.Equal("/console/articles/pull/articles?state=gone&noticed=true&done=acknowledged", known.Headers.Location!.OriginalString);

        Assert.Equal("改过的标题", Assert.Single(await room.KnownAsync(), static row => row.NoticedMs is not null).Title);
        var article = (await room.KnownAsync()).First(static row => row is { State: PulledState.Gone, ArticleId: not null }).ArticleId;
        using var read = await editor.OpenAsync($"/console/articles/{article}");
        Assert.Contains("现在微信上已删除", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_at_WeChat_is_taken_over_by_a_button_and_becomes_a_draft()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        await room.PullAsync();
        await room.DeskAsync(HttpMethod.Put, "archive/archive-post-1", """{"index":1,"title":"改过的标题"}""");
        await room.PullAsync();
        var row = (await room.KnownAsync()).Single(static row => row.NoticedMs is not null);
        using var editor = await room.Room.EnterAsync("editor");

        using var read = await editor.OpenAsync($"/console/articles/{row.ArticleId}");
        Assert.Contains($"/console/articles/pull/articles/{row.Id}/take", editor.Html, StringComparison.Ordinal);
        using var question = await editor.OpenAsync($"/console/articles/pull/articles/{row.Id}/take");
        using var taken = await editor.SendAsync($"/console/articles/pull/articles/{row.Id}/take", ("revision", editor.Field("revision")));
        Assert.Equal($"/console/articles/{row.ArticleId}?done=pulled", taken.Headers.Location!.OriginalString);
        using var after = await editor.OpenAsync(taken.Headers.Location.OriginalString);
        Assert.Contains("改过的标题", editor.Html, StringComparison.Ordinal);
        Assert.Contains("存成新的一版草稿", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/console/articles/pull/articles/{row.Id}/take", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_that_gave_up_is_named_at_the_desk()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        room.Fail(PlatformFaultKind.NotAuthorized);
        await room.PullAsync();
        using var editor = await room.Room.EnterAsync("editor");

        using var desk = await editor.OpenAsync("/console");

        Assert.Contains("从微信拉取没有完成", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_left_out_most_is_named_at_the_desk_until_a_pull_sees_clearly()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 11);
        await room.PullAsync();
        for (var post = 1; post < 5; post++)
        {
            await room.DeskAsync(HttpMethod.Delete, $"archive/archive-post-{post}");
        }

        await room.PullAsync();
        using var editor = await room.Room.EnterAsync("editor");
        using var desk = await editor.OpenAsync("/console");
        Assert.Contains("拉取时微信的列表少了一半以上", editor.Html, StringComparison.Ordinal);

        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(6));
        await room.PullAsync();
        using var later = await room.Room.EnterAsync("editor");
        using var quiet = await later.OpenAsync("/console");
        Assert.DoesNotContain("拉取时微信的列表少了一半以上", later.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_far_the_pictures_are_stands_where_the_pull_stands()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 11);
        var waiting = (await room.PullAsync()).PicturesWaiting;
        using var editor = await room.Room.EnterAsync("editor");

        using var before = await editor.OpenAsync("/console/articles/pull");
        Assert.Contains($"还有 {waiting} 篇的没有取完", editor.Html, StringComparison.Ordinal);
        await room.CopyPicturesAsync();
        using var after = await editor.OpenAsync("/console/articles/pull");
        Assert.DoesNotContain("没有取完", editor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_typed_one_a_line_and_a_wrong_line_is_named_and_kept()
    {
        await using var room = await PullRoom.OpenAsync(databases);
        using var editor = await room.Room.EnterAsync("editor");

        using var form = await editor.OpenAsync("/console/articles/pull/rules");
        using var wrong = await editor.SendAsync("/console/articles/pull/rules", ("rules", "系列 海绵城市 = puyang-yaowen\n正文 水 = 没有的栏目"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("第 2 条的开头只能是标题、作者、系列", editor.Html, StringComparison.Ordinal);
        Assert.Contains("正文 水 = 没有的栏目", editor.Html, StringComparison.Ordinal);

        using var incomplete = await editor.SendAsync("/console/articles/pull/rules", ("rules", "标题：公告 = puyang-yaowen\n作者 新华社\n标题 公告 = 待归类"));
        Assert.Contains("第 2 条没有写等号和栏目", editor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("title、author", editor.Html, StringComparison.Ordinal);
        using var twice = await editor.SendAsync("/console/articles/pull/rules", ("rules", "标题：公告 = puyang-yaowen\n标题 公告 = zhuanti"));
        Assert.Contains("第 2 条和第 1 条一样，栏目却不同", editor.Html, StringComparison.Ordinal);

        using var saved = await editor.SendAsync("/console/articles/pull/rules", ("rules", "系列 海绵城市 = puyang-yaowen"));
        Assert.Equal("/console/articles/pull/rules?done=saved", saved.Headers.Location!.OriginalString);
        using var again = await editor.OpenAsync("/console/articles/pull/rules");
        Assert.Contains("系列 海绵城市 = ", editor.Html, StringComparison.Ordinal);
    }
}
