using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>As what an entry of WeChat's lists comes in.</summary>
public sealed class PulledShapesTests(TestDatabases databases)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_draft_that_this_product_made_there_comes_in_as_no_second_article(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider);
        var links = room.Service<ArticleLinks>();
        var article = await room.Room.PublishedAsync();
        var title = (await room.Service<ArticleStore>().FindAsync(article, Cancelled))!.Title;
        PullDrafts.Write(room, title, links.Article(article));
        PullDrafts.Write(room, "别处的网址", links.Article(article) + "?from=wechat", "draft-of-others");
        PullDrafts.Write(room, "没有这一篇", links.Article(article + 1000), "draft-of-nobody");

        Assert.Equal(2, (await room.PullAsync(drafts: true)).Added);

        var own = (await room.KnownAsync()).Single(row => row.Title == title);
        Assert.Equal((PulledState.Own, article), (own.State, own.ArticleId!.Value));
        Assert.Equal((0, 3), await room.PullAsync(drafts: true) is { } second ? (second.Added, second.Same) : default);
    }

    [Theory, EachDatabase]
    public async Task What_merely_links_to_a_page_of_ours_is_an_article_of_its_own(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        var article = await room.Room.PublishedAsync();
        var title = (await room.Service<ArticleStore>().FindAsync(article, Cancelled))!.Title;
        var page = room.Service<ArticleLinks>().Article(article);
        room.Change("archive-post-1", posts => [.. posts.Select(post => post with { SourceUrl = page })]);
        room.Change("archive-post-2", posts => [posts[0] with { SourceUrl = page, Title = title }]);
        room.Change("archive-post-3", posts => [posts[0] with { SourceUrl = page, Title = title }]);

        await room.PullAsync();

        var rows = await room.KnownAsync();
        var own = Assert.Single(rows, static row => row.State == PulledState.Own);
        Assert.Equal(("archive-post-2", article), (own.OuterId, own.ArticleId!.Value));
        Assert.All(rows.Where(static row => row.OuterId is "archive-post-1" or "archive-post-3"), row => Assert.NotEqual(article, row.ArticleId));

        // What passed for ours on the link alone becomes an article of its own with the next pull.
        await room.Room.ByHandAsync($"update pulled_articles set state = 'own', article_id = {article} where outer_id = 'archive-post-1'");
        await room.PullAsync();
        Assert.All((await room.KnownAsync()).Where(static row => row.OuterId == "archive-post-1"), row => Assert.True(row.State == PulledState.Taken && row.ArticleId != article));
    }

    [Theory, EachDatabase]
    public async Task An_entry_without_articles_is_counted_and_named_as_unread(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 11);
        IReadOnlyList<PlatformArticle> before = [];
        room.Change("archive-post-1", posts =>
        {
            before = posts;
            return [];
        });

        Assert.Equal(("done", 1), await room.PullAsync() is { } pulled ? (pulled.State, pulled.Unread) : default);

        var row = (await room.KnownAsync()).Single(static row => row.OuterId == "archive-post-1");
        Assert.Equal((PulledState.Refused, null), (row.State, row.ArticleId));
        Assert.StartsWith("读不出来", row.Note, StringComparison.Ordinal);

        room.Change("archive-post-1", _ => before);
        Assert.Equal((0, before.Count), await room.PullAsync() is { } second ? (second.Unread, second.Added) : default);
    }

    [Fact]
    public async Task In_the_sandbox_covers_are_taken_without_opening_other_addresses_of_the_machine()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3, settings: ["--Checks:AllowPrivateLinks", "false"]);
        room.Change("archive-post-0", posts => [posts[0] with { ThumbUrl = posts[0].ThumbUrl.Replace("/sandbox/wechat/picture/", "/console/pictures/", StringComparison.Ordinal) }]);

        await room.PullAsync();

        foreach (var row in (await room.KnownAsync()).Where(static row => row.ArticleId is not null))
        {
            var cover = (await room.Service<ArticleStore>().FindAsync(row.ArticleId!.Value, Cancelled))!.CoverUrl;
            Assert.Equal(row.OuterId != "archive-post-0", cover.StartsWith("/uploads/", StringComparison.Ordinal));
            Assert.Equal(row.OuterId == "archive-post-0", row.Note.Contains("内部网络", StringComparison.Ordinal));
        }
    }

    [Theory, EachDatabase]
    public async Task Materials_come_in_as_drafts_where_that_is_asked_for_and_stay_so(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 1, news: 3);

        Assert.Equal(4, (await room.PullAsync(newsAsDrafts: true)).Added);

        var rows = (await room.KnownAsync()).Where(static row => row.Origin == PulledOrigin.News).ToList();
        Assert.Equal(3, rows.Count);
        foreach (var row in rows)
        {
            Assert.Equal(WorkState.Draft, (await room.Service<ArticleWorkStore>().FindAsync(row.ArticleId!.Value, Cancelled))!.State);
            Assert.Equal("微信图文素材", (await room.Service<ArticleEventStore>().ListAsync(row.ArticleId.Value, Cancelled))[^1].Comment);
        }

        // Every day as it was asked for; and asked for in the other way, what is here stays what it is.
        Assert.True((await room.Service<ArticlePullStore>().FindAsync("puyang", Cancelled))!.NewsAsDrafts);
        Assert.Equal(0, (await room.PullAsync()).Added);
        foreach (var row in rows)
        {
            Assert.Equal(404, (await room.Room.PageAsync(row.ArticleId!.Value)).Status);
        }
    }
}
