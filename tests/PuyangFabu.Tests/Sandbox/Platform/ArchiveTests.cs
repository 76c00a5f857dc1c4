namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class ArchiveTests
{
    [Fact]
    public async Task An_account_can_have_thousands_of_articles_from_before_in_pages_of_twenty()
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(200, await host.DeskAsync("archive", """{"articles":2000,"news":30}"""));

        var (posts, articles) = (0, 0);
        for (var offset = 0; ; offset += 20)
        {
            var page = await host.PostAsync("/cgi-bin/freepublish/batchget", $$"""{"offset":{{offset}},"count":20,"no_content":1}""");
            if (page.GetProperty("item_count").GetInt32() == 0)
            {
                break;
            }

            posts += page.GetProperty("item_count").GetInt32();
            articles += page.GetProperty("item").EnumerateArray().Sum(static post => post.GetProperty("content").GetProperty("news_item").GetArrayLength());
        }

        Assert.Equal((1000, 2000), (posts, articles));
        var news = await host.PostAsync("/cgi-bin/material/batchget_material", """{"type":"news","offset":20,"count":20}""");
        Assert.Equal((30, 10), (news.GetProperty("total_count").GetInt32(), news.GetProperty("item_count").GetInt32()));
    }

    [Fact]
    public async Task What_is_changed_and_deleted_by_hand_is_told_when_the_post_is_asked_for()
    {
        await using var host = await PlatformHost.StartAsync();
        await host.DeskAsync("archive", """{"articles":4}""");

        Assert.Equal(200, await host.DeskAsync("archive/archive-post-2", """{"index":1,"title":"改过的标题"}""", HttpMethod.Put));
        Assert.Equal(200, await host.DeskAsync("archive/archive-post-0", method: HttpMethod.Delete));

        var changed = await host.PostAsync("/cgi-bin/freepublish/getarticle", """{"article_id":"archive-post-2"}""");
        Assert.Equal(["改过的标题", "招聘信息：第 3 期"], changed.GetProperty("news_item").EnumerateArray().Select(static one => one.Text("title")));
        Assert.Equal(53600, await host.CodeAsync("/cgi-bin/freepublish/getarticle", """{"article_id":"archive-post-0"}"""));
        Assert.Equal(404, await host.DeskAsync("archive/archive-post-9", """{"index":1}""", HttpMethod.Put));
        Assert.Equal(400, await host.DeskAsync("archive", """{"articles":-1}"""));
    }
}
