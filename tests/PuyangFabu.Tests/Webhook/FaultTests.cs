using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.WeChat.Replies;
using PuyangFabu.Webhook.Handling;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Webhook;

public sealed class FaultTests(TestDatabases databases)
{
    [Fact]
    public async Task A_failing_handler_ends_in_success_and_the_message_is_kept()
    {
        await using var host = await StartWithAsync((_, _, _) => throw new InvalidOperationException("broken"));
        Assert.Equal((HttpStatusCode.OK, "success"), await host.Sender.SendAsync(host.Sender.Text("你好")));
        Assert.Equal(["handler-error"], await InboxRows.ReasonsAsync(host.Database));
    }

    [Fact]
    public async Task A_handler_that_never_ends_is_given_up_after_four_seconds()
    {
        var started = new TaskCompletionSource();
        await using var host = await StartWithAsync(async (_, _, _) =>
        {
            started.TrySetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return Handled.Silently(new ReplyReason("never"));
        });
        var answer = host.Sender.SendAsync(host.Sender.Text("你好"));
        await started.Task;
        await PassingTime.UntilAsync(host, () => answer.IsCompleted);

        Assert.Equal((HttpStatusCode.OK, "success"), await answer);
        Assert.Equal(["handler-timeout"], await InboxRows.ReasonsAsync(host.Database));
    }

    [Fact]
    public async Task A_repeat_joins_the_delivery_that_still_runs()
    {
        var gate = new TaskCompletionSource();
        var runs = 0;
        await using var host = await StartWithAsync(async (_, _, _) =>
        {
            Interlocked.Increment(ref runs);
            await gate.Task;
            return new Handled(new TextReply("好的"), new ReplyReason("slow"));
        });
        var message = host.Sender.Text("你好");
        var deliveries = new[] { host.Sender.SendAsync(message), host.Sender.SendAsync(message), host.Sender.SendAsync(message) };
        gate.SetResult();
        var answers = await Task.WhenAll(deliveries);

        Assert.Equal(1, runs);
        Assert.Equal("好的", WeChatSender.Read(Assert.Single(answers.Distinct()).Body));
    }

    [Fact]
    public async Task A_reply_that_WeChat_would_refuse_becomes_success()
    {
        await using var host = await StartWithAsync(static (_, _, _) => ValueTask.FromResult(new Handled(new TextReply(""), new ReplyReason("empty"))));
        Assert.Equal((HttpStatusCode.OK, "success"), await host.Sender.SendAsync(host.Sender.Text("你好")));
    }

    [Fact]
    public async Task A_locked_database_is_a_500_and_the_next_try_succeeds()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var message = host.Sender.Text("公积金");
        await using (var other = new SqliteConnection(host.Database.Options.ConnectionString + ";Pooling=False"))
        {
            await other.OpenAsync();
            await using var locked = await other.BeginTransactionAsync();
            Assert.Equal((HttpStatusCode.InternalServerError, ""), await host.Sender.SendAsync(message));
        }

        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(message)).Status);
        Assert.Equal(1, await InboxRows.CountAsync(host.Database));
    }

    [Fact]
    public async Task A_full_disk_is_a_500_and_space_again_an_answer()
    {
        await using var host = await ProductHost.StartAsync(databases);
        await host.Sender.AskAsync("公积金");

        // SQLite's own limit gives exactly the error of a full disk (SQLITE_FULL) on the connection that meets it.
        var pages = await host.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("pragma page_count"), CancellationToken.None);
        await host.Services.GetRequiredService<InboxWriter>().StoreAsync(
            InboxEntries.Of(host, 1, session => session.ScalarAsync<long>($"pragma max_page_count = {pages}")));
        var large = host.Sender.Text("请问" + new string('字', 5000));
        Assert.Equal((HttpStatusCode.InternalServerError, ""), await host.Sender.SendAsync(large));

        // The failed connection was dropped; the next one has room.
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(large)).Status);
    }

    [Fact]
    public async Task A_damaged_search_index_is_built_anew()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var before = await host.Sender.AskAsync("濮阳");
        var folder = Path.Combine(host.DataDirectory, "index");
        await host.RestartAsync(() =>
        {
            foreach (var file in System.IO.Directory.GetFiles(folder))
            {
                File.WriteAllText(file, "damaged");
            }
        });

        Assert.Equal(before, await host.Sender.AskAsync("濮阳"));
    }

    private Task<ProductHost> StartWithAsync(Func<TextMessage, MessageContext, CancellationToken, ValueTask<Handled>> handle) =>
        TextAnswers.StartAsync(databases, "sqlite", handle);
}
