using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Conversation.Replies;

/// <summary>The numbers of a list, and that a number opens what stands behind it, however the list came about and went on.</summary>
public sealed class NumberedListTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WeChatSender Sender => host.Sender;

    public async ValueTask InitializeAsync() => host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public async Task More_after_an_entry_of_the_directory_begins_with_the_first_that_may_be_related(int articles)
    {
        await host.Services.GetRequiredService<DirectoryStore>().InsertAsync(new DirectoryEntry { Kind = DirectoryKind.Department, Name = "2031年马拉松赛组委会", Phone = "0393-1" }, Cancellation);

        // Another year is no sure hit; among titles that have none of it.
        await PublishAsync(articles, static number => $"2019年马拉松赛组委会通知第{number}号");
        await PublishAsync(60, static number => $"花展安排之{number}");
        var entry = await Sender.AskAsync("2031年马拉松赛组委会");
        Assert.Contains("0393-1", entry, StringComparison.Ordinal);
        Assert.Empty(Links(entry));

        var links = Links(await Sender.AskAsync("更多"));

        Assert.Equal(Enumerable.Range(1, Math.Min(8, articles)), links.Keys);
        await AssertOpensAsync(links, 1);
        if (articles > 8)
        {
            var next = Links(await Sender.AskAsync("更多"));
            Assert.Equal(Enumerable.Range(9, 8), next.Keys);
            await AssertOpensAsync(links, 8);
            await AssertOpensAsync(next, 9);
        }
    }

    [Fact]
    public async Task A_number_beyond_a_list_of_one_is_told_that_there_is_one()
    {
        await PublishAsync(1, static number => $"消防演练第{number}次");
        await Sender.SendAsync(Sender.Text("消防演练"));

        Assert.Equal("上一次的列表只有 1 条，请回复 1，或发送新的问题。", await Sender.AskAsync("5"));
    }

    [Fact]
    public async Task What_was_withdrawn_a_moment_ago_leaves_no_gap_in_the_numbers_and_moves_none()
    {
        await PublishAsync(20, static number => $"消防演练第{number}次");
        var gone = Links(await Sender.AskAsync("消防演练", "oOther"))[3].Split('/')[^1];
        await WithdrawAsync(long.Parse(gone, CultureInfo.InvariantCulture));

        var first = Links(await Sender.AskAsync("消防演练"));
        var second = Links(await Sender.AskAsync("更多"));
        var third = Links(await Sender.AskAsync("更多"));

        Assert.Equal(Enumerable.Range(1, 7), first.Keys);
        Assert.Equal(Enumerable.Range(8, 8), second.Keys);
        Assert.Equal(Enumerable.Range(16, 4), third.Keys);
        Assert.Equal(19, first.Concat(second).Concat(third).Select(static link => link.Value).Distinct().Count());
        await AssertOpensAsync(first, 7);
        await AssertOpensAsync(second, 8);
        await AssertOpensAsync(third, 16);
    }

    [Fact]
    public async Task A_number_opens_an_entry_of_the_list_that_a_menu_key_s_rule_gave()
    {
        await PublishAsync(3, static number => $"第{number}条新闻");
        await host.Services.GetRequiredService<ReplyRuleStore>().InsertAsync(new ReplyRule { Name = "要闻", Keywords = ["看要闻"], Replies = [new BoardContent("puyang-yaowen")] }, Cancellation);
        await host.FollowChangesAsync();

        var links = Links(WeChatSender.Read((await Sender.SendAsync(Sender.Event("CLICK", "看要闻"))).Body));

        Assert.Equal(Enumerable.Range(1, 3), links.Keys);
        await AssertOpensAsync(links, 2);
    }

    [Fact]
    public async Task A_goodbye_in_figures_is_no_number()
    {
        await PublishAsync(3, static number => $"消防演练第{number}次");
        await Sender.AskAsync("消防演练");

        Assert.StartsWith("不客气", await Sender.AskAsync("88"), StringComparison.Ordinal);
        Assert.Contains("请回复 1 到 3", await Sender.AskAsync("99"), StringComparison.Ordinal);
    }

    private async Task AssertOpensAsync(SortedDictionary<int, string> links, int number) =>
        Assert.Equal(links[number], XElement.Parse((await Sender.SendAsync(Sender.Text($"{number}"))).Body).Descendants("Url").Single().Value);

    /// <summary>The addresses of a list by their numbers.</summary>
    private static SortedDictionary<int, string> Links(string text) => new(text.Split('\n')
        .Where(static line => line.Length > 0 && char.IsAsciiDigit(line[0]) && line.Contains(". <a href=\"", StringComparison.Ordinal))
        .ToDictionary(static line => int.Parse(line[..line.IndexOf('.', StringComparison.Ordinal)], CultureInfo.InvariantCulture), static line => line.Split('"')[1]));

    private async Task PublishAsync(int count, Func<int, string> title)
    {
        var board = host.Services.GetRequiredService<BoardCatalog>().Current.Find("puyang-yaowen")!;
        await host.Services.GetRequiredService<ArticleStore>().UpsertAsync(
            [
                .. Enumerable.Range(1, count).Select(number => new Article
                {
                    BoardId = board.Id,
                    Title = title(number),
                    Status = ArticleStatus.Published,
                    PublishedMs = host.Database.Clock.NowMs() - number,
                    ContentHash = $"{number}",
                }),
            ],
            Cancellation);
        await host.FollowChangesAsync();
    }

    // The search does not know it yet.
    private Task WithdrawAsync(long id) => host.Database.Database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("update articles set status = 'withdrawn' where id = @id", new { id });
            await host.Services.GetRequiredService<ContentChangeStore>().RecordAsync(session, ContentKind.Article, id);
        },
        Cancellation);
}
