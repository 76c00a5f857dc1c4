using System.Net;
using PuyangFabu.Accounts;
using PuyangFabu.Content.Articles;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Publishing.Pulling.Pages;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Tests.Publishing.Pulling;

/// <summary>Addresses of the account's own articles that an editor pastes.</summary>
public sealed class PageVisitsTests(TestDatabases databases)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Pasted_articles_come_in_one_at_a_time_and_once(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        var addresses = await AddressesAsync(room);

        (await room.Room.Editor.PostAsync("/api/pull/pages", new { addresses })).Ok();
        await room.Service<PageVisits>().StepAsync(Cancelled);
        Assert.Equal(["done", "waiting", "waiting"], (await StatesAsync(room)).Order(StringComparer.Ordinal));
        await room.Service<PageVisits>().StepAsync(Cancelled);
        await room.Service<PageVisits>().StepAsync(Cancelled);

        Assert.Equal(["done", "done", "done"], await StatesAsync(room));
        var row = (await room.KnownAsync()).Single(static row => row.Title == "濮阳天气：第 2 期");
        Assert.Equal(PulledOrigin.Page, row.Origin);
        Assert.Equal(ArticleStatus.Published, (await room.Service<ArticleStore>().FindAsync(row.ArticleId!.Value, Cancelled))!.Status);

        // Pasted again, and pulled, it is no second article.
        (await room.Room.Editor.PostAsync("/api/pull/pages", new { addresses })).Ok();
        for (var step = 0; step < 3; step++)
        {
            await room.Service<PageVisits>().StepAsync(Cancelled);
        }

        Assert.Equal(3, (await room.KnownAsync()).Count);
        Assert.Equal((0, 3), await room.PullAsync() is { } pulled ? (pulled.Added, pulled.Same) : default);
    }

    [Theory]
    [InlineData("https://www.puyang.gov.cn/")]
    [InlineData("https://mp.weixin.qq.com/cgi-bin/home")]
    [InlineData("https://mp.weixin.qq.com.evil.example/s/x")]
    [InlineData("ftp://mp.weixin.qq.com/s/x")]
    [InlineData("https://user@mp.weixin.qq.com/s/x")]
    public async Task What_is_no_article_at_WeChat_is_refused_and_nothing_is_opened(string address)
    {
        await using var room = await PullRoom.OpenAsync(databases);

        var refused = await room.Room.Editor.PostAsync("/api/pull/pages", new { addresses = new[] { address } });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Empty(await StatesAsync(room));
    }

    [Fact]
    public async Task A_page_that_is_gone_says_so()
    {
        await using var room = await PullRoom.OpenAsync(databases);
        var lost = new Uri(room.Room.Host.Address, "/sandbox/wechat/s/never-was").AbsoluteUri;

        (await room.Room.Editor.PostAsync("/api/pull/pages", new { addresses = new[] { lost } })).Ok();
        await room.Service<PageVisits>().StepAsync(Cancelled);

        var page = Assert.Single(await room.Service<PastedPageStore>().ListAsync("puyang", 10, Cancelled));
        Assert.Equal((PastedPage.Failed, "页面已不存在（404）"), (page.State, page.Note));
    }

    [Fact]
    public async Task A_page_that_brings_about_what_nobody_foresaw_is_tried_again_later_and_holds_up_no_other()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 3);
        await room.RefuseAsync("便民提醒：第 1 期");
        (await room.Room.Editor.PostAsync("/api/pull/pages", new { addresses = await AddressesAsync(room) })).Ok();
        for (var step = 0; step < 3; step++)
        {
            await room.Service<PageVisits>().StepAsync(Cancelled);
        }

        Assert.Equal(["done", "done", "waiting"], (await StatesAsync(room)).Order(StringComparer.Ordinal));
        Assert.Equal("读取时出错；稍后再试", (await room.Service<PastedPageStore>().ListAsync("puyang", 10, Cancelled)).Single(static page => page.State == PastedPage.Waiting).Note);

        for (var step = 0; step < 3; step++)
        {
            room.Room.Host.Database.Clock.Advance(TimeSpan.FromDays(1));
            await room.Service<PageVisits>().StepAsync(Cancelled);
        }

        Assert.Equal("读取时出错", (await room.Service<PastedPageStore>().ListAsync("puyang", 10, Cancelled)).Single(static page => page.State == PastedPage.Failed).Note);
    }

    [Theory, EachDatabase]
    public async Task An_article_whose_page_could_not_be_taken_comes_in_from_the_list(string provider)
    {
        await using var room = await PullRoom.OpenAsync(databases, provider, articles: 3);
        (await room.Room.Editor.PostAsync("/api/pull/pages", new { addresses = await AddressesAsync(room) })).Ok();
        await room.Service<PageVisits>().StepAsync(Cancelled);
        await room.Room.ByHandAsync("update pulled_articles set state = 'refused', article_id = null");

        Assert.Equal(3, (await room.PullAsync()).Added);
    }

    [Fact]
    public async Task Nothing_is_opened_while_what_is_due_waits_for_a_word_after_a_restore()
    {
        await using var room = await PullRoom.OpenAsync(databases, articles: 1);
        (await room.Room.Editor.PostAsync("/api/pull/pages", new { addresses = await AddressesAsync(room) })).Ok();
        await room.HoldAsync();

        await room.Service<PageVisits>().StepAsync(Cancelled);

        Assert.Equal(["waiting"], await StatesAsync(room));
    }

    [Fact]
    public void A_page_that_shows_a_time_before_all_time_does_not_know_when_it_was() =>
        Assert.Equal(0, WeChatPageText.Read("<em id='publish_time'>0001-01-01</em><div id='js_content'>正文</div>", "https://mp.weixin.qq.com/s/a", Cancelled).PublishedMs);

    [Fact]
    public void A_page_of_WeChat_is_read_by_the_names_of_its_parts()
    {
        const string html = """
            <html><head><meta property="og:title" content="备用标题"><meta property="og:image" content="https://mmbiz.qpic.cn/c/0"><meta property="og:description" content="摘要"></head>
            <body><h1 id="activity-name"> 标题 </h1><span id="js_author_name">作者</span><a id="js_name"> 濮阳发布 </a>
            <div id="js_content" style="visibility: hidden"><p>正文<img data-src="https://mmbiz.qpic.cn/p/640"></p></div>
            <script>var ct = "1700000000"; var biz = "MzA5==" || ""; var mid = "265" || ""; var idx = "2"; var sn = "ab1";</script></body></html>
            """;

        var page = WeChatPageText.Read(html, "https://mp.weixin.qq.com/s/a", Cancelled);

        Assert.Equal(("濮阳发布", 1_700_000_000_000), (page.AccountName, page.PublishedMs));
        Assert.Equal(("标题", "作者", "摘要", "https://mmbiz.qpic.cn/c/0"), (page.Article!.Title, page.Article.Author, page.Article.Digest, page.Article.ThumbUrl));
        Assert.Equal("MzA5==/265/2", WeChatAddress.KeyOf(page.Article.Url));
        Assert.Contains("正文", page.Article.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_without_a_host_lie_on_the_host_of_the_page()
    {
        var page = WeChatPageText.Read("<div id='js_content'><img data-src='//mmbiz.qpic.cn/p/640'><img src='/q/0'></div>", "https://mp.weixin.qq.com/s/a", Cancelled);

        Assert.Contains("data-src=\"https://mmbiz.qpic.cn/p/640\"", page.Article!.Content, StringComparison.Ordinal);
        Assert.Contains("src=\"https://mp.weixin.qq.com/q/0\"", page.Article.Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>该内容已被发布者删除</p>", "该内容已被发布者删除", false)]
    [InlineData("<p>当前环境异常，完成验证后即可继续访问</p>", "真人", true)]
    [InlineData("<p>别的页面</p>", "不是文章的页面", false)]
    public void A_page_that_is_no_article_says_what_it_is(string html, string problem, bool later)
    {
        var page = WeChatPageText.Read(html, "https://mp.weixin.qq.com/s/a", Cancelled);

        Assert.Null(page.Article);
        Assert.Contains(problem, page.Problem, StringComparison.Ordinal);
        Assert.Equal(later, page.MayHelpLater);
    }

    [Theory]
    [InlineData("http://mp.weixin.qq.com/s?__biz=MzA&mid=1&idx=2&sn=a&chksm=b#rd", "MzA/1/2")]
    [InlineData("https://mp.weixin.qq.com/s?sn=c&idx=2&mid=1&__biz=MzA", "MzA/1/2")]
    [InlineData("https://mp.weixin.qq.com/s/AbC_1?scene=1", "/s/AbC_1")]
    [InlineData("https://mp.weixin.qq.com/s?timestamp=1&signature=a#rd", "/s?timestamp=1&signature=a")]
    [InlineData("mailto:a@example.com", "")]
    public void One_article_has_one_key_however_its_address_is_written(string url, string key) => Assert.Equal(key, WeChatAddress.KeyOf(url));

    private static async Task<string[]> AddressesAsync(PullRoom room)
    {
        var posts = await room.Service<IFreePublishApi>().ListAsync(room.Service<AccountRegistry>().Default.Api, 0, 20, withContent: false, Cancelled);
        return [.. posts.Value.Items.SelectMany(static post => post.Articles).Select(static article => article.Url!)];
    }

    private static async Task<string[]> StatesAsync(PullRoom room) => [.. (await room.Service<PastedPageStore>().ListAsync("puyang", 100, Cancelled)).Select(static page => page.State)];
}
