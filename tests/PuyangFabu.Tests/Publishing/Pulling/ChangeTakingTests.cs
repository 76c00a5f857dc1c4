using System.Net;
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

    private static async Task<(PulledArticle Row, ArticleWork Work)> ChangedAsync(PullRoom room)
    {
        await room.PullAsync();
        await room.DeskAsync(HttpMethod.Put, "archive/archive-post-1", """{"index":1,"title":"微信上改的标题","content":"<p>微信上改的正文。</p>"}""");
        Assert.Equal(1, (await room.PullAsync()).Changed);
        var row = (await room.KnownAsync()).Single(static row => row.NoticedMs is not null);
        return (row, (await room.Service<ArticleWorkStore>().FindAsync(row.ArticleId!.Value, Cancelled))!);
    }
}
