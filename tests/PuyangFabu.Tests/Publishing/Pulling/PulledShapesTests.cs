using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Publishing.Pulling;
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
        PullDrafts.Write(room, "本系统存的草稿", links.Article(article));
        PullDrafts.Write(room, "别处的网址", links.Article(article) + "?from=wechat", "draft-of-others");
        PullDrafts.Write(room, "没有这一篇", links.Article(article + 1000), "draft-of-nobody");

        Assert.Equal(2, (await room.PullAsync(drafts: true)).Added);

        var own = (await room.KnownAsync()).Single(static row => row.Title == "本系统存的草稿");
        Assert.Equal((PulledState.Own, article), (own.State, own.ArticleId!.Value));
        Assert.Equal((0, 3), await room.PullAsync(drafts: true) is { } second ? (second.Added, second.Same) : default);
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
