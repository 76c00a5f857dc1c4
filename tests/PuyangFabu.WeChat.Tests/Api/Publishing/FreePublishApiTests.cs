using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.WeChat.Tests.Api.Publishing;

public sealed class FreePublishApiTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    private IFreePublishApi Publishing => bench.Api<IFreePublishApi>();

    [Fact]
    public async Task A_number_as_publish_id_is_kept_as_text()
    {
        bench.Platform.ThenJson("""{"errcode":0,"errmsg":"ok","publish_id":100000001234567890123}""");

        Assert.Equal("100000001234567890123", (await Publishing.SubmitAsync(ApiBench.Account, "M", ApiBench.Cancellation)).Value);
        SaidBody.Is("""{"media_id":"M"}""", bench.Platform.Calls[0]);
    }

    [Fact]
    public async Task Submitting_is_never_repeated()
    {
        bench.Platform.Then(Reaction.Hangup);

        Assert.Equal(ApiFailureKind.NoAnswer, (await Publishing.SubmitAsync(ApiBench.Account, "M", ApiBench.Cancellation)).Failure!.Kind);
        Assert.Single(bench.Platform.Calls);
    }

    [Fact]
    public async Task Progress_names_the_article_and_its_links_in_order()
    {
        bench.Platform.ThenJson("""{"publish_id":"1","publish_status":0,"article_id":"A","article_detail":{"count":2,"item":[{"idx":2,"article_url":"u2"},{"idx":1,"article_url":"u1"}]},"fail_idx":[]}""");

        var progress = (await Publishing.ProgressAsync(ApiBench.Account, "1", ApiBench.Cancellation)).Value;

        Assert.Equal((PublishStatus.Succeeded, "A"), (progress.Status, progress.ArticleId));
        Assert.Equal(["u1", "u2"], progress.ArticleUrls);
    }

    [Fact]
    public async Task Failed_articles_are_named_and_a_new_status_is_unknown()
    {
        bench.Platform.ThenJson("""{"publish_status":4,"fail_idx":[1,"3"]}""").ThenJson("""{"publish_status":9}""");

        var rejected = (await Publishing.ProgressAsync(ApiBench.Account, "1", ApiBench.Cancellation)).Value;
        var unknown = (await Publishing.ProgressAsync(ApiBench.Account, "1", ApiBench.Cancellation)).Value;

        Assert.Equal((PublishStatus.Rejected, (string?)null), (rejected.Status, rejected.ArticleId));
        Assert.Equal([1, 3], rejected.FailedIndexes);
        Assert.Equal(PublishStatus.Unknown, unknown.Status);
    }

    [Fact]
    public async Task A_published_post_tells_of_each_article_where_it_is_and_whether_it_was_deleted()
    {
        bench.Platform.ThenJson("""{"news_item":[{"title":"一","content":"<p>文</p>","url":"http://mp.weixin.qq.com/s/1","thumb_url":"http://mmbiz.qpic.cn/1/0"},{"article_type":"newspic","title":"二","content":"字","is_deleted":true,"image_info":{"image_list":[{"image_media_id":"P1"},{"image_media_id":"P2"}]}}]}""");

        var articles = (await Publishing.GetArticleAsync(ApiBench.Account, "A", ApiBench.Cancellation)).Value;

        SaidBody.Is("""{"article_id":"A"}""", bench.Platform.Calls[0]);
        Assert.Equal(("news", "http://mp.weixin.qq.com/s/1", "http://mmbiz.qpic.cn/1/0", false, 0), (articles[0].Kind, articles[0].Url, articles[0].ThumbUrl, articles[0].IsDeleted, articles[0].PictureCount));
        Assert.Equal((DraftArticle.PictureMessage, "", true, 2), (articles[1].Kind, articles[1].ThumbUrl, articles[1].IsDeleted, articles[1].PictureCount));
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
