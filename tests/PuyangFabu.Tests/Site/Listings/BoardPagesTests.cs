using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Boards;

namespace PuyangFabu.Tests.Site.Listings;

public sealed class BoardPagesTests(PagesHost host) : IClassFixture<PagesHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_home_page_shows_each_top_board_with_its_sub_boards_and_newest_articles()
    {
        await host.WriteAsync(host.Draft("tingshui-tingdian", "今日停水提示"), host.Draft("banshi-zhinan", "换证指南"));

        var html = await host.ReadAsync("/");
        foreach (var root in host.Boards.Roots)
        {
            Assert.Contains($"id=\"board-{root.Slug}\"", html, StringComparison.Ordinal);
            Assert.All(host.Boards.ChildrenOf(root.Id), child => Assert.Contains($"href=\"/boards/{child.Slug}\"", html, StringComparison.Ordinal));
        }

        var platform = html[html.IndexOf("id=\"board-wei-pingtai\"", StringComparison.Ordinal)..];
        Assert.Contains("今日停水提示", platform, StringComparison.Ordinal);
        Assert.DoesNotContain("换证指南", platform, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_board_is_paged_newest_first_and_ends_where_it_ends()
    {
        var now = host.Database.Clock.GetUtcNow();
        await host.WriteAsync([.. Enumerable.Range(1, 45).Select(number =>
            host.Draft("tongzhi-gonggao", $"公告{number:00}号") with { PublishedMs = now.AddHours(number - 100).ToUnixTimeMilliseconds() })]);

        var first = await host.ReadAsync("/boards/tongzhi-gonggao");
        Assert.True(first.IndexOf("公告45号", StringComparison.Ordinal) < first.IndexOf("公告44号", StringComparison.Ordinal));
        Assert.Contains("公告26号", first, StringComparison.Ordinal);
        Assert.DoesNotContain("公告25号", first, StringComparison.Ordinal);
        Assert.Contains("href=\"/boards/tongzhi-gonggao?page=2\" rel=\"next\"", first, StringComparison.Ordinal);

        var last = await host.ReadAsync("/boards/tongzhi-gonggao?page=3");
        Assert.Contains("公告05号", last, StringComparison.Ordinal);
        Assert.Contains("公告01号", last, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", last, StringComparison.Ordinal);
        Assert.Contains($"href=\"{PagesHost.PublicBase}boards/tongzhi-gonggao?page=3\"", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("4000")]
    [InlineData("99999999999999999999")]
    [InlineData("1%27")]
    [InlineData("abc")]
    public async Task A_page_that_a_list_does_not_have_is_not_found(string page) =>
        await host.ReadAsync($"/boards/zhuanti?page={page}", HttpStatusCode.NotFound);

    [Fact]
    public async Task A_top_board_shows_its_sub_boards_and_their_articles()
    {
        await host.WriteAsync(host.Draft("longdu-yingxiang", "秋色组图"));

        var html = await host.ReadAsync("/boards/wei-puyang");
        Assert.Contains("href=\"/boards/longdu-yingxiang\"", html, StringComparison.Ordinal);
        Assert.Contains("秋色组图", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_board_says_so() =>
        Assert.Contains("本栏目暂无文章", await host.ReadAsync("/boards/woyao-liuyan"), StringComparison.Ordinal);

    [Fact]
    public async Task A_hidden_board_has_no_page_and_no_feed_but_its_articles_stay_readable()
    {
        var store = host.Services.GetRequiredService<BoardStore>();
        var hidden = await store.InsertAsync(new Board { Id = 0, Slug = "hidden", Name = "内部栏目", Visible = false }, Cancellation);
        await store.InsertAsync(new Board { Id = 0, Slug = "below-hidden", Name = "内部下级", ParentId = hidden }, Cancellation);
        await host.CatchUpAsync();
        var id = await host.WriteOneAsync(host.Draft("below-hidden", "内部栏目里的旧文"));

        await host.ReadAsync("/boards/hidden", HttpStatusCode.NotFound);
        await host.ReadAsync("/boards/below-hidden", HttpStatusCode.NotFound);
        await host.ReadAsync("/boards/below-hidden/feed.xml", HttpStatusCode.NotFound);
        var home = await host.ReadAsync("/");
        Assert.DoesNotContain("内部", home, StringComparison.Ordinal);
        var article = await host.ReadAsync($"/articles/{id}");
        Assert.Contains("内部栏目里的旧文", article, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/boards/below-hidden\"", article, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_and_no_feed_names_a_hidden_board()
    {
        var store = host.Services.GetRequiredService<BoardStore>();
        var hidden = await store.InsertAsync(new Board { Id = 0, Slug = "unsorted", Name = "还没理好", Visible = false }, Cancellation);
        await store.InsertAsync(new Board { Id = 0, Slug = "below-unsorted", Name = "还没理好之下", ParentId = hidden }, Cancellation);
        await host.CatchUpAsync();
        var listed = host.Boards.Find("zhuanti")!.Id;
        var first = await host.WriteOneAsync(host.Draft("below-unsorted", "银杏大道观景指南第一期") with { FurtherBoardIds = $"{listed}" });
        await host.WriteAsync(host.Draft("unsorted", "银杏大道观景指南第二期"), host.Draft("puyang-yaowen", "市里的另一件新闻"));
        await host.CatchUpAsync();

        var article = await host.ReadAsync($"/articles/{first}");
        Assert.Contains("银杏大道观景指南第二期", article, StringComparison.Ordinal);
        Assert.Contains(">最新发布</h2>", article, StringComparison.Ordinal);
        Assert.Contains("市里的另一件新闻", article, StringComparison.Ordinal);
        var search = await host.ReadAsync($"/search?q={Uri.EscapeDataString("银杏大道观景指南")}");
        var board = await host.ReadAsync("/boards/zhuanti");
        var feed = await host.ReadAsync("/boards/zhuanti/feed.xml");
        Assert.All([search, board, feed], page => Assert.Contains($"/articles/{first}", page, StringComparison.Ordinal));
        Assert.All([article, search, board, feed], static page => Assert.DoesNotContain("还没理好", page, StringComparison.Ordinal));
    }
}
