using PuyangFabu.WeChat.Api.Materials;

namespace PuyangFabu.WeChat.Tests.Api.Materials;

public sealed class NewsMaterialTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    [Fact]
    public async Task Articles_that_were_kept_as_materials_are_read_like_drafts()
    {
        bench.Platform.ThenJson("""{"total_count":41,"item_count":1,"item":[{"media_id":"M","content":{"news_item":[{"title":"旧文","content":"<p>文</p>","thumb_media_id":"T","url":"http://mp.weixin.qq.com/s?__biz=A&mid=1&idx=1&sn=b"}],"create_time":1500000000},"update_time":1500000001}]}""");

        var page = (await bench.Api<IMaterialApi>().ListNewsAsync(ApiBench.Account, 20, 20, ApiBench.Cancellation)).Value;

        SaidBody.Is("""{"type":"news","offset":20,"count":20}""", bench.Platform.Calls[0]);
        var material = Assert.Single(page.Items);
        Assert.Equal((41, "M", 1_500_000_001), (page.TotalCount, material.MediaId, material.UpdateTime));
        Assert.Equal(("旧文", "http://mp.weixin.qq.com/s?__biz=A&mid=1&idx=1&sn=b"), (material.Articles[0].Title, material.Articles[0].Url));
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
