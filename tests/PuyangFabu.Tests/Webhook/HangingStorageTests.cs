using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.WeChat.Replies;
using PuyangFabu.Webhook.Handling;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Webhook;

public sealed class HangingStorageTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_that_somebody_locks_is_a_500_in_time_readiness_says_so_and_both_recover()
    {
        await using var host = await ProductHost.StartAsync(databases, "postgresql");
        await using (var other = new NpgsqlConnection(host.Database.Options.ConnectionString))
        {
            await other.OpenAsync(Cancellation);
            await using var transaction = await other.BeginTransactionAsync(Cancellation);
            await using var command = new NpgsqlCommand("lock table inbox in exclusive mode", other, transaction);
            await command.ExecuteNonQueryAsync(Cancellation);
            var answer = host.Sender.SendAsync(host.Sender.Text("你好"));
            await PassingTime.UntilAsync(host, () => answer.IsCompleted, within: TimeSpan.FromSeconds(5));

            Assert.Equal((HttpStatusCode.InternalServerError, ""), await answer);
            Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(host)).Status);
            host.Database.Clock.Advance(TimeSpan.FromSeconds(10));
            var (status, reason) = await ReadyAsync(host);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Contains("消息不能写入数据库", reason, StringComparison.Ordinal);
        }

        // Nobody sends to a node that is not ready: it finds out by itself.
        await PassingTime.UntilAsync(host, () => !host.Services.GetRequiredService<InboxQueue>().IsStalled);
        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync(host));
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("你好"))).Status);
    }

    [Theory, EachDatabase]
    public async Task A_handler_that_is_given_up_lets_go_of_the_database(string provider)
    {
        var started = new TaskCompletionSource<Task<long>>();
        ProductHost? running = null;
        await using var host = await TextAnswers.StartAsync(databases, provider, async (_, _, cancellation) =>
        {
            var endless = running!.Services.GetRequiredService<Database>().ReadAsync(
                session => session.ScalarAsync<long>("with recursive n (i) as (select 1 union all select i + 1 from n where i > 0) select count(*) from n where i < 0"), cancellation);
            started.TrySetResult(endless);
            return Handled.Silently(new ReplyReason($"{await endless}"));
        });
        running = host;
        var answer = host.Sender.SendAsync(host.Sender.Text("你好"));
        var reading = await started.Task;
        await PassingTime.UntilAsync(host, () => answer.IsCompleted, speed: 1);

        Assert.Equal((HttpStatusCode.OK, "success"), await answer);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(10), Cancellation));
        Assert.Equal(["handler-timeout"], await InboxRows.ReasonsAsync(host.Database));
    }

    [Fact]
    public async Task Messages_are_stored_while_others_hold_every_connection_of_the_pool()
    {
        await using var host = await TextAnswers.StartAsync(
            databases, "postgresql", static (_, _, _) => ValueTask.FromResult(new Handled(new TextReply("好的"), new ReplyReason("ok"))),
            "--WeChat:Sandbox", "false", "--WeChat:ApiBaseUrl", "http://127.0.0.1:1/",
            "--WeChat:Accounts:puyang:AppSecret", "0123456789abcdef", "--WeChat:Accounts:other:AppSecret", "fedcba9876543210");
        var database = host.Services.GetRequiredService<Database>();
        var most = new NpgsqlConnectionStringBuilder(host.Database.Options.ConnectionString).MaxPoolSize;
        var held = await Task.WhenAll(Enumerable.Range(0, most).Select(_ => database.OpenAsync(Cancellation)));

        Assert.Contains("好的", (await host.Sender.SendAsync(host.Sender.Text("你好"))).Body, StringComparison.Ordinal);

        // The first encrypted one changes what the account takes, which must be known at once without a second look.
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendEncryptedAsync(host.Sender.Text("你好"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Sender.SendAsync(host.Sender.Text("你好"))).Status);
        foreach (var connection in held)
        {
            await connection.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_repeat_as_it_came_is_answered_from_memory_while_nothing_can_be_written()
    {
        await using var host = await ProductHost.StartAsync(databases, "postgresql");
        var message = host.Sender.Text("公积金");
        var first = await host.Sender.SendUnderAsync("1", message);
        await using var other = new NpgsqlConnection(host.Database.Options.ConnectionString);
        await other.OpenAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);
        await using var command = new NpgsqlCommand("lock table inbox, seen_signatures in exclusive mode", other, transaction);
        await command.ExecuteNonQueryAsync(Cancellation);

        Assert.Equal(first, await host.Sender.SendUnderAsync("1", message));
        var check = host.Sender.Client.GetAsync($"/wechat?{host.Sender.Query("2")}&echostr=x", Cancellation);
        await PassingTime.UntilAsync(host, () => check.IsCompleted);
        using var refused = await check;
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task What_finds_no_room_is_a_500_at_once_and_costs_no_handler()
    {
        var (runs, allRun, go) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        var large = new string('a', 1_000_000);
        var most = (int)(InboxRoom.MostBytes / large.Length);
        await using var host = await TextAnswers.StartAsync(databases, "sqlite", async (_, _, _) =>
        {
            if (Interlocked.Increment(ref runs) == most)
            {
                allRun.SetResult();
            }

            await go.Task;
            return new Handled(new TextReply("好的"), new ReplyReason("ok"));
        });
        var answers = Enumerable.Range(0, most + 5).Select(_ => host.Sender.SendAsync(host.Sender.Text(large))).ToList();
        while (answers.Count(static answer => answer.IsCompleted) < 5)
        {
            await Task.WhenAny(answers.Where(static answer => !answer.IsCompleted));
        }

        Assert.All(answers.Where(static answer => answer.IsCompleted), static answer => Assert.Equal(HttpStatusCode.InternalServerError, answer.Result.Status));

        // One that has room may come to its handler later than others are refused.
        await allRun.Task;
        Assert.Equal(most, runs);
        go.SetResult();
        Assert.Equal(most, (await Task.WhenAll(answers)).Count(static answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text(large))).Status);
        Assert.Equal(most + 1, runs);
    }

    [Fact]
    public void Room_is_bounded_by_messages_too()
    {
        var room = new InboxRoom();
        Assert.All(Enumerable.Range(0, InboxRoom.MostMessages), _ => Assert.True(room.TryEnter(1)));
        Assert.False(room.TryEnter(1));
        Assert.Equal((1, 0), (room.TakeRefused(), room.TakeRefused()));
        room.Leave(1);
        Assert.True(room.TryEnter(1));
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(ProductHost host)
    {
        using var response = await host.Sender.Client.GetAsync("/health/ready", Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
