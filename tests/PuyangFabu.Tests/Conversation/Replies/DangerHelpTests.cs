using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Search;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Conversation.Replies;

/// <summary>Whom to call in danger does not depend on the search.</summary>
public sealed class DangerHelpTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("着火了", "119")]
    [InlineData("车祸赔偿标准", "122")]
    [InlineData("我被骗了十万元", "96110")]
    public async Task It_is_told_when_the_search_fails(string words, string number)
    {
        await using var host = await ProductHost.StartAsync(databases);
        host.Services.GetRequiredService<ArticleIndex>().Dispose();

        Assert.Contains(number, await host.Sender.AskAsync(words), StringComparison.Ordinal);
        Assert.StartsWith("danger:", Assert.Single(await InboxRows.ReasonsAsync(host.Database)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_in_time_when_the_search_is_held_up()
    {
        await using var host = await ProductHost.StartAsync(databases, "postgresql");
        var board = host.Services.GetRequiredService<BoardCatalog>().Current.Find("puyang-yaowen")!;
        await host.Services.GetRequiredService<ArticleStore>().UpsertAsync(
            [new Article { BoardId = board.Id, Title = "车祸赔偿标准解读", Status = ArticleStatus.Published, ContentHash = "车祸" }], Cancellation);
        await host.FollowChangesAsync();
        Assert.Contains("车祸赔偿标准解读", await host.Sender.AskAsync("车祸赔偿标准"), StringComparison.Ordinal);
        await using var other = new NpgsqlConnection(host.Database.Options.ConnectionString);
        await other.OpenAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);
        await using var command = new NpgsqlCommand("lock table articles in access exclusive mode", other, transaction);
        await command.ExecuteNonQueryAsync(Cancellation);

        var answer = host.Sender.AskAsync("车祸赔偿标准");
        await PassingTime.UntilAsync(host, () => answer.IsCompleted, within: TimeSpan.FromSeconds(4));

        Assert.Contains("122", await answer, StringComparison.Ordinal);
    }
}
