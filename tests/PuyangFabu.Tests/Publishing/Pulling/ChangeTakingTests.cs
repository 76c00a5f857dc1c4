using System.Net;
using System.Net.Sockets;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Pulling;

public sealed class ChangeTakingTests(TestDatabases databases)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_changed_at_WeChat_becomes_a_draft_that_readers_get_after_the_review(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        var (row, work) = await ChangedAsync(room);

        (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = work.Revision })).Ok();

        var taken = (await room.Service<ArticleWorkStore>().FindAsync(work.ArticleId, Cancelled))!;
        Assert.Equal((WorkState.Draft, "微信上改的标题"), (taken.State, taken.Title));
        Assert.Equal("便民提醒：第 1 期", (await room.Service<ArticleStore>().FindAsync(work.ArticleId, Cancelled))!.Title);
        var version = (await room.Service<ArticleVersionStore>().FindAsync(work.ArticleId, taken.HeadVersion, Cancelled))!;
        Assert.Contains("微信上改的正文", version.Read().BodyHtml, StringComparison.Ordinal);
        Assert.Empty((await room.ListAsync("noticed=true")).EnumerateArray());

        var third = await room.PullAsync();
        Assert.Equal((0, 0), (third.Changed, third.Added));
    }

    [Theory, EachDatabase]
    public async Task Its_pictures_come_with_it_and_those_that_cannot_be_had_are_named(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        var (row, work) = await ChangedAsync(room);
        room.Change("archive-post-1", static posts =>
        [
            posts[0] with { Content = """<p>微信上改的正文。<img data-src="http://mmbiz.qpic.cn/sandbox/archive-cover/0?wx_fmt=jpeg"><img data-src="http://mmbiz.qpic.cn/sandbox/nothing/0"></p>""" },
        ]);

        (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = work.Revision })).Ok();

        var taken = (await room.Service<ArticleWorkStore>().FindAsync(work.ArticleId, Cancelled))!;
        var version = (await room.Service<ArticleVersionStore>().FindAsync(work.ArticleId, taken.HeadVersion, Cancelled))!;
        Assert.Contains("src=\"/uploads/", version.Read().BodyHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("qpic", version.Read().BodyHtml, StringComparison.Ordinal);
        Assert.Contains("图片没有取到 1 张", version.Note, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Pictures_that_there_was_no_time_for_follow_and_the_draft_stays_a_draft(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        var (row, work) = await ChangedAsync(room);
        Show(room, Enumerable.Range(0, 25).Select(static number => $"http://mmbiz.qpic.cn/sandbox/archive-cover/0?wx_fmt={(char)('a' + number)}"));

        (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = work.Revision })).Ok();
        var (taken, first) = await HeadAsync(room, work.ArticleId);
        Assert.Equal((20, 5), (CountOf(first, "src=\"/uploads/"), CountOf(first, "qpic")));
        Assert.Contains("图片还有 5 张没有取完", first.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("没有取到", first.Note, StringComparison.Ordinal);

        await room.CopyPicturesAsync();

        var (followed, second) = await HeadAsync(room, work.ArticleId);
        Assert.Equal((25, 0), (CountOf(second, "src=\"/uploads/"), CountOf(second, "qpic")));
        Assert.Equal((WorkState.Draft, taken.HeadVersion + 1, taken.LastEditorId, taken.LiveVersion), (followed.State, followed.HeadVersion, followed.LastEditorId, followed.LiveVersion));
        Assert.Equal("便民提醒：第 1 期", (await room.Service<ArticleStore>().FindAsync(work.ArticleId, Cancelled))!.Title);
        Assert.Equal("", (await room.Service<PulledArticleStore>().FindAsync(row.Id, Cancelled))!.PicturesNote);
    }

    [Theory, EachDatabase]
    public async Task A_picture_that_nobody_answers_for_is_asked_for_later_and_lost_only_then(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3, settings: ["--Checks:AllowPrivateLinks", "false"]);
        var (row, work) = await ChangedAsync(room);
        Show(room, ["http://mmbiz.qpic.cn/sandbox/archive-cover/0?wx_fmt=jpeg", "http://127.0.0.1:1/inside.png"]);

        (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = work.Revision })).Ok();
        var (_, first) = await HeadAsync(room, work.ArticleId);
        Assert.Equal((1, 1), (CountOf(first, "src=\"/uploads/"), CountOf(first, "127.0.0.1:1/inside.png")));
        for (var time = 0; time < 5; time++)
        {
            room.Room.Host.Database.Clock.Advance(TimeSpan.FromDays(1));
            await room.CopyPicturesAsync();
        }

        var (_, last) = await HeadAsync(room, work.ArticleId);
        Assert.Equal((1, 0), (CountOf(last, "src=\"/uploads/"), CountOf(last, "127.0.0.1")));
        Assert.Contains("内部网络", (await room.Service<PulledArticleStore>().FindAsync(row.Id, Cancelled))!.PicturesNote, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_an_editor_wrote_over_what_was_taken_stays_as_he_left_it(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        var (row, work) = await ChangedAsync(room);
        Show(room, Enumerable.Range(0, 21).Select(static number => $"http://mmbiz.qpic.cn/sandbox/archive-cover/0?wx_fmt={(char)('a' + number)}"));
        (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = work.Revision })).Ok();
        (await room.Room.Writer.ChangeAsync(work.ArticleId, new() { ["title"] = "这里改的标题" })).Ok();
        var before = await HeadAsync(room, work.ArticleId);

        await room.CopyPicturesAsync();

        Assert.Equal(before, await HeadAsync(room, work.ArticleId));
        Assert.Contains("请在修改时上传", (await room.Service<PulledArticleStore>().FindAsync(row.Id, Cancelled))!.PicturesNote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_read_an_old_text_is_told_so_before_anybody_is_asked_for_a_picture()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        var (row, work) = await ChangedAsync(room);
        Show(room, [$"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/never.png"]);

        (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { })).Refused(HttpStatusCode.BadRequest, "badInput");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = work.Revision + 1 })).Status);

        Assert.False(silent.Pending());
        Assert.Equal(work, await room.Service<ArticleWorkStore>().FindAsync(work.ArticleId, Cancelled));
    }

    [Fact]
    public async Task It_is_taken_only_over_what_the_editor_saw_and_once()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        var (row, work) = await ChangedAsync(room);
        (await room.Room.Writer.ChangeAsync(work.ArticleId, new() { ["title"] = "这里改的标题" })).Ok();

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = work.Revision })).Status);
        Assert.Equal("这里改的标题", (await room.Service<ArticleWorkStore>().FindAsync(work.ArticleId, Cancelled))!.Title);
        Assert.Single((await room.ListAsync("noticed=true")).EnumerateArray());

        var seen = (await room.Service<ArticleWorkStore>().FindAsync(work.ArticleId, Cancelled))!.Revision;
        (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = seen })).Ok();
        Assert.Equal(HttpStatusCode.Conflict, (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = seen + 1 })).Status);
    }

    [Fact]
    public async Task It_is_taken_however_much_it_loses_on_the_way()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        var (row, work) = await ChangedAsync(room);
        var links = string.Concat(Enumerable.Range(0, 20).Select(static number => $"<p><a href='ftp://files.example/{number}.zip'>附件 {number}</a></p>"));
        await room.DeskAsync(HttpMethod.Put, "archive/archive-post-1", $$"""{"index":1,"title":"微信上改的标题","content":"{{links}}"}""");

        (await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = work.Revision })).Ok();

        var taken = (await room.Service<ArticleWorkStore>().FindAsync(work.ArticleId, Cancelled))!;
        var note = (await room.Service<ArticleVersionStore>().FindAsync(work.ArticleId, taken.HeadVersion, Cancelled))!.Note;
        Assert.Equal((200, '…'), (note.Length, note[^1]));
    }

    [Fact]
    public async Task What_was_deleted_at_WeChat_meanwhile_is_not_taken()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        var (row, work) = await ChangedAsync(room);
        await room.DeskAsync(HttpMethod.Delete, "archive/archive-post-1");

        var refused = await room.Room.Writer.PostAsync($"/api/pull/articles/{row.Id}/take", new { revision = work.Revision });

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(work.Revision, (await room.Service<ArticleWorkStore>().FindAsync(work.ArticleId, Cancelled))!.Revision);
    }

    // At WeChat its text is these pictures.
    private static void Show(PullRoom room, IEnumerable<string> pictures) => room.Change(
        "archive-post-1", posts => [posts[0] with { Content = $"<p>微信上改的正文。</p>{string.Concat(pictures.Select(static picture => $"<p><img data-src=\"{picture}\"></p>"))}" }]);

    private static int CountOf(ArticleVersion version, string words) => version.Read().BodyHtml.Split(words).Length - 1;

    private static async Task<(ArticleWork Work, ArticleVersion Head)> HeadAsync(PullRoom room, long id)
    {
        var work = (await room.Service<ArticleWorkStore>().FindAsync(id, Cancelled))!;
        return (work, (await room.Service<ArticleVersionStore>().FindAsync(id, work.HeadVersion, Cancelled))!);
    }

    private static async Task<(PulledArticle Row, ArticleWork Work)> ChangedAsync(PullRoom room)
    {
        await room.PullAsync();
        await room.DeskAsync(HttpMethod.Put, "archive/archive-post-1", """{"index":1,"title":"微信上改的标题","content":"<p>微信上改的正文。</p>"}""");
        Assert.Equal(1, (await room.PullAsync()).Changed);
        var row = (await room.KnownAsync()).Single(static row => row.NoticedMs is not null);
        return (row, (await room.Service<ArticleWorkStore>().FindAsync(row.ArticleId!.Value, Cancelled))!);
    }
}
