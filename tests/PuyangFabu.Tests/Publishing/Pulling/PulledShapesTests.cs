using PuyangFabu.Content.Articles;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>As what an entry of WeChat's lists comes in.</summary>
public sealed class PulledShapesTests(TestDatabases databases)
{
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
}
