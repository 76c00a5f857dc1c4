using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Content.Articles;

/// <summary>
/// An article dated in the future. Imports and the API refuse one; a row of an older version, or of a machine whose clock
/// ran ahead, may be there.
/// </summary>
public sealed class FutureArticleTests(TestDatabases databases)
{
    private const string Title = "元宵灯会公告";
    private const string Rule = "看看新鲜事";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_is_in_no_list_feed_search_or_reply_before_its_time_and_in_all_of_them_then(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, settings: ["--Storage:SampleContent", "false"]);
        var (articles, boards) = (host.Services.GetRequiredService<ArticleStore>(), host.Services.GetRequiredService<BoardCatalog>().Current);
        var (own, further) = (boards.Find("puyang-yaowen")!, boards.Find("zhuanti")!);
        await articles.UpsertAsync([Article(own, further, host.Database.Clock.GetUtcNow().AddMinutes(10)), Article(own, own, host.Database.Clock.GetUtcNow()) with { Title = "今天的消息" }], Cancellation);
        await host.Services.GetRequiredService<ReplyRuleStore>().InsertAsync(new ReplyRule { Name = "要闻", Keywords = [Rule], Replies = [new BoardContent(own.Slug)] }, Cancellation);
        await host.FollowChangesAsync();

        Assert.Equal((0, 1, 0), await SeenAsync(host, articles, own, further));
        host.Database.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal((10, 2, 1), await SeenAsync(host, articles, own, further));
    }

    /// <returns>In how many of ten places it is shown, and how many articles its boards count.</returns>
    private static async Task<(int Places, long Own, long Further)> SeenAsync(ProductHost host, ArticleStore articles, Board own, Board further)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        var places = 0;
        foreach (var path in (string[])["/", $"/boards/{own.Slug}", $"/boards/{further.Slug}", "/feed.xml", $"/boards/{further.Slug}/feed.xml"])
        {
            places += (await client.GetStringAsync(path, Cancellation)).Contains(Title, StringComparison.Ordinal) ? 1 : 0;
        }

        // The page repeats what was asked for.
        places += (await client.GetStringAsync($"/search?q={Uri.EscapeDataString("元宵")}", Cancellation)).Contains("灯会", StringComparison.Ordinal) ? 1 : 0;
        foreach (var answer in new[] { WeChatSender.Read((await host.Sender.SendAsync(host.Sender.Event("CLICK", $"board:{own.Slug}"))).Body), await host.Sender.AskAsync(own.Name), await host.Sender.AskAsync(Rule) })
        {
            // What was made before is kept; it is there, whether the other one is or not.
            Assert.Contains("今天的消息", answer, StringComparison.Ordinal);
            places += answer.Contains(Title, StringComparison.Ordinal) ? 1 : 0;
        }

        places += (await host.Sender.AskAsync("元宵")).Contains(Title, StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(places > 0 ? 1 : 0, (await articles.WithTitleContainingAsync("元宵", 0, 10, Cancellation)).Count);
        return (places, await articles.CountAsync([own.Id], Cancellation), await articles.CountAsync([further.Id], Cancellation));
    }

    private static Article Article(Board own, Board further, DateTimeOffset published) => new()
    {
        BoardId = own.Id,
        FurtherBoardIds = own == further ? "" : BoardIds.Write([further.Id]),
        Title = Title,
        BodyText = "正文",
        BodyHtml = "<p>正文</p>",
        Status = ArticleStatus.Published,
        PublishedMs = published.ToUnixTimeMilliseconds(),
        ContentHash = $"{published}",
    };
}
