using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Webhook.Handling;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Webhook;

/// <summary>Messages that share a transaction.</summary>
public sealed class InboxGroupTests(TestDatabases databases)
{
    private const int Spoilt = 60;
    private const int Good = 30;

    [Theory, EachDatabase]
    public async Task Many_spoilt_writes_at_once_cost_only_their_own_answers_and_the_good_ones_run_three_times_at_most(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var runs = new int[Spoilt + Good];
        var stored = await InboxGroups.StoreTogetherAsync(host, [.. Enumerable.Range(0, Spoilt + Good).Select(index => InboxEntries.Of(host, index + 2, async session =>
        {
            runs[index]++;
            await session.ExecuteAsync(index % 3 < 2 ? "insert into nowhere values (1)" : "update inbox set reason = reason where id = 0");
        }))]);

        Assert.All(stored, (reply, index) => Assert.Equal(index % 3 < 2, reply.Result.Xml is null));
        Assert.True(runs.Max() <= 3, $"A write ran {runs.Max()} times.");
        var reasons = await InboxRows.ReasonsAsync(host.Database);
        Assert.Equal((Spoilt, Good), (reasons.Count(static reason => reason == "handler-write-error"), reasons.Count(static reason => reason == "test") - 1));
    }

    [Theory, EachDatabase]
    public async Task What_a_spoilt_message_wrote_elsewhere_is_not_kept(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var entry = InboxEntries.Of(host, 2);
        entry.Writes =
        [
            new InboxWrite(SharedRows.Followers, "a", "puyang", static session => session.ExecuteAsync("insert into followers (account, open_id, following) values ('puyang', 'half', true)")),
            new InboxWrite(SharedRows.Jobs, "a", "puyang", static session => session.ExecuteAsync("insert into nowhere values (1)")),
        ];

        Assert.Null((await Assert.Single(await InboxGroups.StoreTogetherAsync(host, [entry]))).Xml);
        Assert.Equal(0, await CountAsync(host, "select count(*) from followers"));
    }

    [Fact]
    public async Task A_message_that_the_database_cannot_hold_is_refused_alone()
    {
        await using var host = await ProductHost.StartAsync(databases, "postgresql");
        var stored = await InboxGroups.StoreTogetherAsync(host, [.. Enumerable.Range(0, 20).Select(index => InboxEntries.Of(host, index + 2, openId: index == 7 ? "o\0" : "o"))]);

        await Assert.ThrowsAsync<NotStoredException>(() => stored[7]);
        Assert.All(stored.Where(static (_, index) => index != 7), static reply => Assert.NotNull(reply.Result.Xml));
        Assert.False(host.Services.GetRequiredService<InboxQueue>().IsStalled);
    }

    [Theory, EachDatabase]
    public async Task Writes_of_a_group_run_in_one_order_whatever_order_the_messages_have(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var order = new List<string>();
        InboxEntry Writing(int key, SharedRows rows, string row) => InboxEntries.Of(
            host,
            key,
            _ =>
            {
                order.Add($"{rows} {row}");
                return Task.CompletedTask;
            },
            rows,
            row);

        await InboxGroups.StoreTogetherAsync(
            host,
            [Writing(2, SharedRows.Jobs, "1"), Writing(3, SharedRows.UnansweredWords, "乙"), Writing(4, SharedRows.Followers, "b"), Writing(5, SharedRows.UnansweredWords, "a"), Writing(6, SharedRows.Followers, "a")]);

        Assert.Equal(["Followers a", "Followers b", "UnansweredWords a", "UnansweredWords 乙", "Jobs 1"], order);
    }

    [Theory]
    [InlineData("postgresql", PostgresErrorCodes.DeadlockDetected)]
    [InlineData("postgresql", PostgresErrorCodes.SerializationFailure)]
    [InlineData("sqlite", "5")]
    [InlineData("sqlite", "6")]
    public async Task A_group_that_was_taken_back_in_favour_of_another_transaction_is_written_again(string provider, string code)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        var runs = 0;
        var stored = await InboxGroups.StoreTogetherAsync(host, [InboxEntries.Of(host, 2), InboxEntries.Of(host, 3, _ => runs++ == 0
            ? throw (provider == "sqlite" ? new SqliteException("busy", int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)) : new PostgresException("lost", "ERROR", "ERROR", code))
            : Task.CompletedTask)]);

        Assert.All(stored, static reply => Assert.NotNull(reply.Result.Xml));
        Assert.Equal(2, runs);
        Assert.Equal(3, await CountAsync(host, "select count(*) from inbox"));
    }

    [Fact]
    public async Task Two_nodes_with_the_same_words_in_opposite_orders_do_not_stop_each_other()
    {
        await using var first = await ProductHost.StartAsync(databases, "postgresql");
        await using var second = await ProductHost.StartOnAsync(first.Database);
        var words = Enumerable.Range(0, 60).Select(static index => $"{(char)(0x3400 + (index * 2))}{(char)(0x3401 + (index * 2))}").ToList();
        var answers = await Task.WhenAll(
            words.Select((word, index) => first.Sender.SendAsync(first.Sender.Text(word, $"oA{index}", index + 1)))
                .Concat(words.AsEnumerable().Reverse().Select((word, index) => second.Sender.SendAsync(second.Sender.Text(word, $"oB{index}", index + 1)))));

        Assert.All(answers, static answer => Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status));
        Assert.All(await InboxRows.ReasonsAsync(first.Database), static reason => Assert.Equal("search:none", reason));
        Assert.Equal(120, await CountAsync(first, "select sum(times) from unanswered_words"));
    }

    private static Task<long> CountAsync(ProductHost host, string sql) => host.Database.Database.ReadAsync(
        session => session.ScalarAsync<long>(sql), TestContext.Current.CancellationToken);
}
