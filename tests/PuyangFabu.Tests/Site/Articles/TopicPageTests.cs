using System.Net;
using PuyangFabu.Content.Articles.Topics;

namespace PuyangFabu.Tests.Site.Articles;

/// <summary>Topics as readers get them. On the clock of these pages it is 28 June 2016.</summary>
public sealed class TopicPageTests(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task The_page_shows_cover_lead_days_and_the_articles_of_each_section_in_their_order()
    {
        var id = await WriteAsync("haimian", "聚焦海绵城市", ("一线", ["道路改造", "雨水花园"]), ("解读", ["什么是海绵城市"]));

        var html = await host.ReadAsync("/topics/haimian");
        Assert.Contains("<title>聚焦海绵城市 - 濮阳发布</title>", html, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"{PagesHost.PublicBase}topics/haimian\" />", html, StringComparison.Ordinal);
        Assert.Contains("<strong>摘要</strong>聚焦海绵城市的导语", html, StringComparison.Ordinal);
        Assert.Contains("专题时间：2016年6月1日至2016年12月31日", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"caution\"", html, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"part-1\">一线</h2>", html, StringComparison.Ordinal);
        var places = new[] { ">一线<", ">道路改造<", ">雨水花园<", ">解读<", ">什么是海绵城市<" }.Select(words => html.IndexOf(words, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        var same = await host.ReadAsync($"/articles/{id}");
        Assert.Contains("<h2 id=\"part-2\">解读</h2>", same, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"{PagesHost.PublicBase}topics/haimian\" />", same, StringComparison.Ordinal);
        await host.ReadAsync("/topics/haimian-2", HttpStatusCode.NotFound);
        await host.ReadAsync("/topics/HAIMIAN", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_over_or_archived_says_so_and_stays_open()
    {
        await WriteAsync(new TopicOutline { Slug = "guoqu", End = "2016-06-27" }, "过去的专题", ("", ["过去的一篇"]));
        await WriteAsync(new TopicOutline { Slug = "guidang", End = "2016-05-01", Archive = "2016-06-28" }, "归档的专题", ("", ["归档的一篇"]));

        Assert.Contains("本专题已经结束，不再更新。", await host.ReadAsync("/topics/guoqu"), StringComparison.Ordinal);
        Assert.Contains("本专题已归档，内容供查阅", await host.ReadAsync("/topics/guidang"), StringComparison.Ordinal);
        var list = await host.ReadAsync("/topics");
        var heading = list.IndexOf("已归档的专题", StringComparison.Ordinal);
        Assert.InRange(list.IndexOf("过去的专题", StringComparison.Ordinal), 0, heading);
        Assert.InRange(list.IndexOf("归档的专题</a>", StringComparison.Ordinal), heading, list.Length);
    }

    [Fact]
    public async Task Search_finds_it_by_title_and_words_and_the_feed_has_it()
    {
        var id = await WriteAsync("fangxun", "汛期平安濮阳", ("", ["转移路线怎么走"]));

        foreach (var words in (string[])["汛期平安濮阳", "河道水位"])
        {
            Assert.Contains($"href=\"/articles/{id}\"", await host.ReadAsync("/search?q=" + Uri.EscapeDataString(words)), StringComparison.Ordinal);
        }

        Assert.Contains($"{PagesHost.PublicBase}articles/{id}", await host.ReadAsync("/feed.xml"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/articles/{id}\"", await host.ReadAsync("/boards/zhuanti"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_readers_do_not_get_is_left_out_with_a_section_of_nothing_else()
    {
        var id = await WriteAsync("zai-xie", "还在写的专题", ("有的", ["写好的一篇"]));
        var outline = TopicOutline.Write(new TopicOutline
        {
            Slug = "zai-xie",
            Sections = [new TopicSection("没有的", [new TopicEntry("nobody", "这里没有的一篇")]), new TopicSection("有的", [new TopicEntry("zai-xie-写好的一篇", "旧的标题")])],
        });
        Assert.Equal(id, await host.WriteOneAsync(host.Draft("zhuanti", "还在写的专题") with { ExternalId = "topic-zai-xie", Topic = outline }));

        var html = await host.ReadAsync("/topics/zai-xie");
        Assert.Contains(">写好的一篇<", html, StringComparison.Ordinal);
        Assert.All(["没有的</h2>", "这里没有的一篇", "旧的标题"], words => Assert.DoesNotContain(words, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_another_topic_has_stays_with_it_and_the_article_still_opens()
    {
        var first = await WriteAsync("chongfu", "先有的专题", ("", ["先有的一篇"]));
        var second = await host.WriteOneAsync(host.Draft("zhuanti", "后来的专题") with
        {
            ExternalId = "later",
            Topic = TopicOutline.Write(new TopicOutline { Slug = "chongfu", Sections = [new TopicSection("", [new TopicEntry("chongfu-先有的一篇", "先有的一篇")])] }),
        });

        Assert.NotEqual(first, second);
        Assert.Contains("<h1 id=\"title\">先有的专题</h1>", await host.ReadAsync("/topics/chongfu"), StringComparison.Ordinal);
        Assert.Contains("<h1 id=\"title\">后来的专题</h1>", await host.ReadAsync($"/articles/{second}"), StringComparison.Ordinal);
    }

    private Task<long> WriteAsync(string slug, string title, params (string Title, string[] Articles)[] sections) =>
        WriteAsync(new TopicOutline { Slug = slug, Start = "2016-06-01", End = "2016-12-31" }, title, sections);

    private async Task<long> WriteAsync(TopicOutline outline, string title, params (string Title, string[] Articles)[] sections)
    {
        await host.WriteAsync([.. sections.SelectMany(static section => section.Articles).Select(article => host.Draft("puyang-yaowen", article) with { ExternalId = $"{outline.Slug}-{article}" })]);
        return await host.WriteOneAsync(host.Draft("zhuanti", title) with
        {
            ExternalId = $"topic-{outline.Slug}",
            Digest = $"{title}的导语",
            Kind = "专题",
            Keywords = "河道水位",
            Topic = TopicOutline.Write(outline with
            {
                Sections = [.. sections.Select(section => new TopicSection(section.Title, [.. section.Articles.Select(article => new TopicEntry($"{outline.Slug}-{article}", article))]))],
            }),
        });
    }
}
