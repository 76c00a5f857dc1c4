using System.Net;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Tests.Site.Articles;

public sealed class ArticlePageTests(PagesHost host) : IClassFixture<PagesHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_names_title_board_path_source_author_editor_and_time()
    {
        var id = await host.WriteOneAsync(host.Draft("puyang-yaowen", "市政府与中国一冶集团开展全方位合作") with
        {
            Digest = "双方签署合作协议。",
            BodyHtml = "<p>正文</p>",
            Author = "某记者",
            Editor = "某编辑",
            Source = "濮阳日报",
            SourceUrl = "https://www.pyxww.com/a?b=1&c=2",
            Keywords = "合作\n城市建设",
        });

        var html = await host.ReadAsync($"/articles/{id}");
        Assert.Contains("<title>市政府与中国一冶集团开展全方位合作 - 濮阳发布</title>", html, StringComparison.Ordinal);
        Assert.Contains("<h1 id=\"title\">市政府与中国一冶集团开展全方位合作</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/boards/wei-puyang\">微濮阳</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/boards/puyang-yaowen\">濮阳要闻</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://www.pyxww.com/a?b=1&amp;c=2\" rel=\"noopener nofollow\">濮阳日报</a>", html, StringComparison.Ordinal);
        Assert.Contains("某记者", html, StringComparison.Ordinal);
        Assert.Contains("<dt>责任编辑</dt><dd>某编辑</dd>", html, StringComparison.Ordinal);
        Assert.Contains(
            "<time datetime=\"2016-06-28T15:30:00&#x2B;08:00\" title=\"2016年6月28日 15:30:00\">2016年6月28日 15:30</time>", html, StringComparison.Ordinal);
        Assert.Contains("/search?q=%E5%9F%8E%E5%B8%82%E5%BB%BA%E8%AE%BE", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<dt>性质</dt>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shared_links_get_title_digest_picture_and_one_address()
    {
        var id = await host.WriteOneAsync(host.Draft("zhengce-jiedu", "“引号”与<标签>") with { Digest = "摘要 \"双引号\"" });

        var html = await host.ReadAsync($"/articles/{id}");
        Assert.Contains("<meta property=\"og:title\" content=\"“引号”与&lt;标签&gt;\" />", html, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:description\" content=\"摘要 &quot;双引号&quot;\" />", html, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"{PagesHost.PublicBase}articles/{id}\" />", html, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:image\" content=\"{PagesHost.PublicBase}covers/boards/zhengce-jiedu/{id % 12}.jpg\" />", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_authors_write_is_shown_as_text_and_hostile_addresses_are_not_linked()
    {
        const string hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        var id = await host.WriteOneAsync(host.Draft("puyang-yaowen", "标题" + hostile) with
        {
            Digest = hostile,
            Author = hostile,
            Editor = hostile,
            Source = hostile,
            SourceUrl = "javascript:alert(1)",
            CoverUrl = "javascript:alert(1)",
            Keywords = hostile,
            BodyHtml = ArticleBody.Of(ArticleBody.RawHtml, hostile).Html,
        });

        var html = await host.ReadAsync($"/articles/{id}");
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("标题&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_of_its_own_takes_the_place_of_the_drawn_cover()
    {
        var drawn = await host.ReadAsync($"/articles/{await host.WriteOneAsync(host.Draft("puyang-yaowen", "无图"))}");
        Assert.Contains("class=\"cover tone-0\"", drawn, StringComparison.Ordinal);

        var own = await host.ReadAsync($"/articles/{await host.WriteOneAsync(host.Draft("puyang-yaowen", "有图") with { CoverUrl = "https://example.org/a.jpg" })}");
        Assert.Contains("src=\"https://example.org/a.jpg\"", own, StringComparison.Ordinal);
        Assert.Contains("og:image\" content=\"https://example.org/a.jpg\"", own, StringComparison.Ordinal);
        Assert.DoesNotContain("cover-pattern", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_content_is_marked_and_old_content_is_dated()
    {
        var sample = await host.WriteOneAsync(host.Draft("puyang-yaowen", "样张") with { Sample = true });
        var old = await host.WriteOneAsync(host.Draft("puyang-yaowen", "旧闻") with
        {
            PublishedMs = host.Database.Clock.GetUtcNow().AddYears(-3).ToUnixTimeMilliseconds(),
        });

        Assert.Contains("<dt>性质</dt><dd><span class=\"sample-mark\">示例</span></dd>", await host.ReadAsync($"/articles/{sample}"), StringComparison.Ordinal);
        Assert.DoesNotContain("年前，情况可能已有变化", await host.ReadAsync($"/articles/{sample}"), StringComparison.Ordinal);
        Assert.Contains("本文发布于 3 年前，情况可能已有变化", await host.ReadAsync($"/articles/{old}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Related_articles_are_about_the_same_and_never_the_article_itself()
    {
        var ids = await host.WriteAsync(
            host.Draft("zhengce-jiedu", "新能源汽车充电桩补贴办法"),
            host.Draft("tongzhi-gonggao", "新能源汽车充电桩补贴申报通知"),
            host.Draft("longdu-yingxiang", "油菜花开"));

        var html = await host.ReadAsync($"/articles/{ids[0]}");
        var related = html[html.IndexOf("<h2>相关文章</h2>", StringComparison.Ordinal)..];
        related = related[..related.IndexOf("</section>", StringComparison.Ordinal)];
        Assert.Contains($"/articles/{ids[1]}\"", related, StringComparison.Ordinal);
        Assert.DoesNotContain($"/articles/{ids[0]}\"", related, StringComparison.Ordinal);
        Assert.DoesNotContain($"/articles/{ids[2]}\"", related, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_article_is_gone_with_its_note_and_not_missing()
    {
        var id = await host.WriteOneAsync(host.Draft("puyang-yaowen", "有误的文章") with { BodyHtml = "<p>有误的正文</p>" });
        await WithdrawAsync(id, "数字有误 <b>");

        var html = await host.ReadAsync($"/articles/{id}", HttpStatusCode.Gone);
        Assert.Contains("《有误的文章》", html, StringComparison.Ordinal);
        Assert.Contains("撤稿说明：数字有误 &lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("2016年6月28日", html, StringComparison.Ordinal);
        Assert.DoesNotContain("有误的正文", html, StringComparison.Ordinal);
        Assert.DoesNotContain("有误的文章", await host.ReadAsync("/boards/puyang-yaowen"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("999999999")]
    [InlineData("99999999999999999999999")]
    [InlineData("1.5")]
    [InlineData("0x1")]
    [InlineData("１")]
    [InlineData("1%20or%201%3D1")]
    [InlineData("1'")]
    [InlineData("..%2F1")]
    public async Task What_is_no_article_is_not_found(string id) => await host.ReadAsync($"/articles/{id}", HttpStatusCode.NotFound);

    [Fact]
    public async Task An_article_has_one_address()
    {
        var id = await host.WriteOneAsync(host.Draft("puyang-yaowen", "唯一地址"));

        await host.ReadAsync($"/articles/{id}");
        await host.ReadAsync($"/articles/0{id}", HttpStatusCode.NotFound);
        await host.ReadAsync($"/articles/%20{id}", HttpStatusCode.NotFound);
    }

    private Task<int> WithdrawAsync(long id, string note) => host.Database.Database.WriteAsync(
        session => session.ExecuteAsync(
            "update articles set status = 'withdrawn', withdrawn_ms = @now, withdrawn_note = @note where id = @id",
            new { id, note, now = host.Database.Clock.NowMs() }),
        Cancellation);
}
