using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.WeChat.Tests.Api.Drafts;

public sealed class DraftApiTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    private IDraftApi Drafts => bench.Api<IDraftApi>();

    [Fact]
    public async Task Adding_sends_a_list_without_escapes()
    {
        bench.Platform.ThenJson("""{"media_id":"NEW"}""");

        Assert.Equal("NEW", (await Drafts.AddAsync(ApiBench.Account, [Articles.One], ApiBench.Cancellation)).Value);
        Assert.Equal("POST /base/cgi-bin/draft/add?access_token=token-1", bench.Platform.Calls[0].Line);
        SaidBody.Is(
            """{"articles":[{"article_type":"news","title":"十月食谱😀","author":"小厨","digest":"三道快手菜","content":"<p>正文 \"引号\" & 更多</p>","content_source_url":"https://example.com/a/1","thumb_media_id":"PERM","need_open_comment":1,"only_fans_can_comment":0}]}""",
            bench.Platform.Calls[0]);
    }

    [Fact]
    public async Task Nine_articles_do_not_leave()
    {
        var answer = await Drafts.AddAsync(ApiBench.Account, [.. Enumerable.Repeat(Articles.One, 9)], ApiBench.Cancellation);

        Assert.Equal(ApiFailureKind.NotSent, answer.Failure!.Kind);
        Assert.Empty(bench.Platform.Calls);
    }

    [Fact]
    public async Task Updating_sends_a_single_article()
    {
        await Drafts.UpdateAsync(ApiBench.Account, "M", 2, Articles.One, ApiBench.Cancellation);

        SaidBody.Is(
            """{"media_id":"M","index":2,"articles":{"article_type":"news","title":"十月食谱😀","author":"小厨","digest":"三道快手菜","content":"<p>正文 \"引号\" & 更多</p>","content_source_url":"https://example.com/a/1","thumb_media_id":"PERM","need_open_comment":1,"only_fans_can_comment":0}}""",
            bench.Platform.Calls[0]);
    }

    [Fact]
    public async Task A_draft_is_read_with_its_articles()
    {
        bench.Platform.ThenJson("""{"news_item":[{"title":"甲","content":"<p>1</p>","thumb_media_id":"T","need_open_comment":1,"url":"http://mp.weixin.qq.com/s?x"}]}""");

        var article = Assert.Single((await Drafts.GetAsync(ApiBench.Account, "M", ApiBench.Cancellation)).Value);

        Assert.Equal(new DraftArticle { Title = "甲", Content = "<p>1</p>", ThumbMediaId = "T", NeedOpenComment = true, Url = "http://mp.weixin.qq.com/s?x" }, article);
    }

    [Fact]
    public async Task A_list_names_its_drafts()
    {
        bench.Platform.ThenJson("""{"total_count":12,"item_count":1,"item":[{"media_id":"M1","content":{"news_item":[{"title":"甲"}]},"update_time":"1700000000"}]}""");

        var page = (await Drafts.ListAsync(ApiBench.Account, 0, 20, withContent: false, ApiBench.Cancellation)).Value;

        SaidBody.Is("""{"offset":0,"count":20,"no_content":1}""", bench.Platform.Calls[0]);
        Assert.Equal((12, "M1", 1_700_000_000, "甲"), (page.TotalCount, page.Items[0].MediaId, page.Items[0].UpdateTime, page.Items[0].Articles[0].Title));
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
