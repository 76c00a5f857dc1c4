using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Publishing.Pulling.Rules;
using PuyangFabu.Publishing.Pulling.Steps;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Publications;

namespace PuyangFabu.Tests.Publishing.Pulling;

public sealed class ArticlePullTests(TestDatabases databases)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Articles_of_all_shapes_come_in_and_a_second_pull_changes_nothing(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 40, news: 3);

        var first = await room.PullAsync();

        Assert.Equal(("done", "", 43, 40, 0, 0, 2, 1), (first.State, first.Problem, first.Looked, first.Added, first.Same, first.Changed, first.Gone, first.Refused));
        var known = (await room.KnownAsync()).ToDictionary(static row => row.Title);
        Assert.Equal(PulledState.Refused, known["防汛通知：第 17 期"].State);
        Assert.StartsWith("正文：太长（", known["防汛通知：第 17 期"].Note, StringComparison.Ordinal);
        Assert.Contains("2 张图片", known["海绵城市系列：第 0 期"].Note, StringComparison.Ordinal);
        Assert.Contains("404", known["文旅濮阳：第 4 期"].Note, StringComparison.Ordinal);
        Assert.Contains("在未来", known["招聘信息：第 33 期"].Note, StringComparison.Ordinal);
        Assert.Equal(PulledState.Gone, known["医保问答：第 9 期"].State);

        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(1));
        var before = await room.Service<ContentChangeStore>().LatestAsync(Cancelled);
        var second = await room.PullAsync();

        Assert.Equal(("done", 43, 0, 42, 0, 0, 1), (second.State, second.Looked, second.Added, second.Same, second.Changed, second.Gone, second.Refused));
        Assert.Equal(before, await room.Service<ContentChangeStore>().LatestAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task What_was_published_at_WeChat_is_public_here_is_marked_and_claims_no_review(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);

        await room.PullAsync();
        await room.Room.Host.FollowChangesAsync();

        var row = (await room.KnownAsync()).Single(static row => row.Title == "海绵城市系列：第 10 期");
        var article = (await room.Service<ArticleStore>().FindAsync(row.ArticleId!.Value, Cancelled))!;
        Assert.Equal((ArticleStatus.Published, "濮阳发布", "这是第 10 期的摘要。", row.PublishedMs), (article.Status, article.Author, article.Digest, article.PublishedMs));
        Assert.StartsWith("/uploads/", article.CoverUrl, StringComparison.Ordinal);
        Assert.Contains("http://mmbiz.qpic.cn/sandbox/archive-cover/0?wx_fmt=jpeg", article.BodyHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("style", article.BodyHtml, StringComparison.Ordinal);
        var events = await room.Service<ArticleEventStore>().ListAsync(article.Id, Cancelled);
        Assert.Equal([ArticleEventKind.Import, ArticleEventKind.Pull], events.Select(static happened => happened.Action));
        Assert.Equal(row.Url, events[^1].Comment);
        Assert.Equal(200, (await room.Room.PageAsync(article.Id)).Status);
        Assert.Contains("海绵城市系列：第 10 期", await room.Room.Host.Sender.AskAsync("海绵城市系列第10期"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_edit_begins_the_review_and_no_pull_writes_over_it(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        var id = (await room.KnownAsync()).Single(static row => row.Title == "海绵城市系列：第 10 期").ArticleId!.Value;

        (await room.Room.Writer.ChangeAsync(id, new() { ["title"] = "这里改的标题" })).Ok();
        await room.DeskAsync(HttpMethod.Put, "archive/archive-post-4", """{"index":6,"title":"微信上改的标题"}""");
        var second = await room.PullAsync();

        Assert.Equal(1, second.Changed);
        Assert.Equal((WorkState.Draft, "这里改的标题"), (await room.Service<ArticleWorkStore>().FindAsync(id, Cancelled)) is { } work ? (work.State, work.Title) : default);
        Assert.Equal("海绵城市系列：第 10 期", (await room.Service<ArticleStore>().FindAsync(id, Cancelled))!.Title);
    }

    [Theory, EachDatabase]
    public async Task What_was_changed_or_deleted_at_WeChat_is_shown_once_and_never_written_over(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        await room.PullAsync();
        await room.DeskAsync(HttpMethod.Put, "archive/archive-post-1", """{"index":1,"title":"改过的标题"}""");
        await room.DeskAsync(HttpMethod.Delete, "archive/archive-post-0");

        var second = await room.PullAsync();

        Assert.Equal(("done", 1, 1), (second.State, second.Changed, second.Gone));
        var noticed = (await room.ListAsync("noticed=true")).EnumerateArray().ToList();
        Assert.Equal(["changed", "gone"], noticed.Select(static one => one.GetProperty("state").GetString()).Order(StringComparer.Ordinal));
        foreach (var one in noticed)
        {
            Assert.Equal(ArticleStatus.Published, (await room.Service<ArticleStore>().FindAsync(one.GetProperty("articleId").GetInt64(), Cancelled))!.Status);
            (await room.Room.Editor.PostAsync($"/api/pull/articles/{one.GetProperty("id").GetInt64()}/acknowledge")).Ok();
        }

        var third = await room.PullAsync();
        Assert.Equal((0, 0), (third.Changed, third.Gone));
        Assert.Empty((await room.ListAsync("noticed=true")).EnumerateArray());
    }

    [Theory, EachDatabase]
    public async Task The_list_begins_with_the_newest_and_its_pages_leave_nothing_out(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 60);
        await room.PullAsync();

        var desk = room.Service<ArticlePullDesk>();
        var first = (await desk.ListAsync(null, null, noticed: false, null, Cancelled)).Value;
        var second = (await desk.ListAsync(null, null, noticed: false, first.NextCursor, Cancelled)).Value;

        Assert.Equal((50, 10, null), (first.Items.Count, second.Items.Count, second.NextCursor));
        PulledArticleView[] all = [.. first.Items, .. second.Items];
        Assert.Equal(60, all.DistinctBy(static one => one.Id).Count());
        Assert.Equal(all.Select(static one => one.PublishedAt).OrderDescending(), all.Select(static one => one.PublishedAt));
    }

    [Theory, EachDatabase]
    public async Task A_pull_goes_on_where_a_kill_left_it(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 60);
        await room.StartAsync();
        Assert.NotNull(await room.StepAsync());
        var half = (await room.Service<ArticlePullStore>().FindAsync("puyang", Cancelled))!;
        Assert.Equal((20, PullPhase.Posts), (half.Place, half.Phase));

        await room.Room.Host.RestartAsync();
        await room.FillAsync(60);
        var ended = await room.RunAsync();

        Assert.Equal(("done", 60, 60 - 3 - 1), (ended.State, ended.Looked, ended.Added));
        Assert.Equal(60, (await room.KnownAsync()).Count);
    }

    [Theory, EachDatabase]
    public async Task A_step_of_a_killed_process_is_made_again_once_its_lease_is_over(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        await room.StartAsync();
        var now = room.Room.Host.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.NotNull(await room.Service<ArticlePullStore>().LeaseAsync(now, now + 60_000, Cancelled));

        Assert.Null(await room.StepAsync());
        room.Room.Host.Database.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(3, (await room.RunAsync()).Added);
    }

    [Fact]
    public async Task When_the_questions_of_the_day_are_used_up_it_says_so_and_goes_on_the_next_day()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        room.Fail(PlatformFaultKind.DailyQuotaUsed);

        var waiting = await room.PullAsync();
        Assert.Equal("running", waiting.State);
        Assert.Contains("明天零点过后自动继续", waiting.Problem, StringComparison.Ordinal);

        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(25));
        var ended = await room.RunAsync();
        Assert.Equal(("done", "", 3), (ended.State, ended.Problem, ended.Added));
    }

    [Fact]
    public async Task An_account_without_the_right_is_told_what_to_do_instead()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        room.Fail(PlatformFaultKind.NotAuthorized);

        var failed = await room.PullAsync();

        Assert.Equal("failed", failed.State);
        Assert.Contains("48001", failed.Problem, StringComparison.Ordinal);
        Assert.Contains("“按地址取文章”", failed.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("import", failed.Problem, StringComparison.Ordinal);
        Assert.Contains("mp.weixin.qq.com/s/", failed.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_WeChat_is_too_busy_for_is_asked_again_later()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        room.Faults.Add("puyang", new PlatformFault { Kind = PlatformFaultKind.Busy, Path = "freepublish/batchget", Times = null });

        var waiting = await room.PullAsync();
        Assert.Equal(("running", "遇到问题，稍后自动继续"), (waiting.State, waiting.StateName));

        Assert.Null(await room.StepAsync());
    }

    [Theory, EachDatabase]
    public async Task Editors_rules_put_an_article_on_its_board_and_the_rest_waits_to_be_sorted(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        (await room.Room.Editor.PutAsync("/api/pull/rules", new
        {
            rules = new[] { new { field = PullRuleField.Series, word = "海绵城市系列", board = "puyang-yaowen" }, new { field = PullRuleField.Author, word = "新华社", board = "puyang-yaowen" } },
        })).Ok();

        await room.PullAsync();

        var boards = new BoardTree(await room.Service<BoardStore>().ListAsync(Cancelled));
        var placed = new Dictionary<string, string>();
        foreach (var row in (await room.KnownAsync()).Where(static row => row.ArticleId is not null))
        {
            placed[row.Title] = boards.Find((await room.Service<ArticleStore>().FindAsync(row.ArticleId!.Value, Cancelled))!.BoardId)!.Slug;
        }

        Assert.Equal(("puyang-yaowen", "puyang-yaowen", PullBoards.Inbox), (placed["海绵城市系列：第 10 期"], placed["民生实事进展：第 6 期"], placed["便民提醒：第 1 期"]));
        Assert.False(boards.Find(PullBoards.Inbox)!.Visible);
        Assert.Equal(
            System.Net.HttpStatusCode.BadRequest,
            (await room.Room.Editor.PutAsync("/api/pull/rules", new { rules = new[] { new { field = "body", word = "", board = "nowhere" } } })).Status);
    }

    [Theory, EachDatabase]
    public async Task Drafts_come_in_only_when_they_are_asked_for_and_are_nobodys_until_somebody_takes_them_up(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider);
        PullDrafts.Write(room, "还没有写完的稿子");

        Assert.Equal(0, (await room.PullAsync()).Added);
        Assert.Equal(1, (await room.PullAsync(drafts: true)).Added);

        var row = Assert.Single(await room.KnownAsync());
        Assert.Equal((PulledOrigin.Draft, WorkState.Draft), (row.Origin, (await room.Service<ArticleWorkStore>().FindAsync(row.ArticleId!.Value, Cancelled))!.State));
        Assert.Equal(404, (await room.Room.PageAsync(row.ArticleId!.Value)).Status);
        Assert.Equal(0, (await room.PullAsync(drafts: true)).Added);
    }

    [Fact]
    public async Task What_this_product_published_there_itself_comes_in_as_no_second_article()
    {
        await using var room = await PublicationRoom.OpenAsync(databases, "sqlite", static services => services.StepByHand<ArticlePull>());
        var article = await room.Room.PublishedAsync();
        var id = await room.ApprovedAsync(article);
        room.Fail(PlatformFaultKind.FinishEarly);
        (await room.DoAsync(room.Room.Publisher, id, "publish")).Ok();
        Assert.Equal(PublicationState.Published, (await room.Room.Host.Services.GetRequiredService<PublicationStore>().FindAsync(id, Cancelled))!.State);

        var pulls = new PullRoom(room.Room);
        var pulled = await pulls.PullAsync();

        Assert.Equal((1, 0, 1), (pulled.Looked, pulled.Added, pulled.Same));
        Assert.Equal((PulledState.Own, article), Assert.Single(await pulls.KnownAsync()) is { } row ? (row.State, row.ArticleId!.Value) : default);
    }

    [Fact]
    public async Task An_account_that_was_pulled_once_is_looked_at_anew_every_day()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        Assert.Null(await room.StepAsync());
        await room.PullAsync();
        await room.FillAsync(5);

        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(3, (await room.RunAsync()).Looked);

        // Not while what is due waits for somebody's word after a restore.
        room.Room.Host.Database.Clock.Advance(TimeSpan.FromHours(2));
        await room.HoldAsync();
        Assert.Equal(3, (await room.RunAsync()).Looked);
        await room.Room.ByHandAsync("delete from holds");

        Assert.Equal(2, (await room.RunAsync()).Added);
    }
}
