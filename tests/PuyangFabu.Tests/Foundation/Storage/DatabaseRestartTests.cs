using System.Collections.Concurrent;
using System.Net;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Publishing.Broadcasts;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>A PostgreSQL of these tests' own goes down and comes up again while the product is at work.</summary>
public sealed class DatabaseRestartTests(LoneDatabases lone) : IClassFixture<LoneDatabases>
{
    private readonly TestDatabases own = lone.Databases;

    [Fact]
    public async Task Messages_meanwhile_are_answered_or_refused_and_none_that_was_answered_is_lost_or_doubled()
    {
        // The product waits on the clock for a server that comes back.
        await using var host = await ProductHost.StartAsync(own, "postgresql", static services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
        using var sender = new WeChatSender(host.Address, TimeProvider.System);
        var (delivered, number) = (new ConcurrentBag<string>(), 0L);
        var (begun, refused) = (new TaskCompletionSource(), new TaskCompletionSource());
        var restarted = RestartedAsync(begun.Task, refused.Task);
        async Task DeliverAsync()
        {
            for (var after = 0; after < 10; after += restarted.IsCompleted ? 1 : 0)
            {
                var message = sender.Text("公积金", msgId: Interlocked.Increment(ref number));
                for (var tries = 0; (await sender.SendAsync(message)).Status is var status and not HttpStatusCode.OK; tries++)
                {
                    Assert.True(status == HttpStatusCode.InternalServerError && tries < 5, $"{status} after {tries} tries");
                    refused.TrySetResult();
                    await restarted;
                }

                delivered.Add(message);
                begun.TrySetResult();
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => DeliverAsync()));

        Forget(host);
        var stored = (await host.Database.Database.ReadAsync(
            static session => session.QueryAsync<byte[]>("select message from inbox"), TestContext.Current.CancellationToken)).Select(Encoding.UTF8.GetString);
        Assert.Equal(delivered.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_broadcast_that_WeChat_takes_meanwhile_goes_out_once_and_is_known()
    {
        PausingClock? clock = null;
        await using var room = await BroadcastRoom.OpenAsync(own, "postgresql", configure: services => clock = PausingClock.In(services));
        var id = await room.ApprovedAsync();
        var address = $":{new NpgsqlConnectionStringBuilder(room.Host.Database.Options.ConnectionString).Port}";
        var (down, refusals) = (false, 0);
        var (goingDown, back) = (Task.CompletedTask, new TaskCompletionSource());
        void ComeBack(object? sender, FirstChanceExceptionEventArgs first)
        {
            // Only when the product has met a server that is not there. One that is still on its way down refuses too, and who stops it
            // would wait for the end of the next.
            if (Volatile.Read(ref down) && first.Exception is NpgsqlException failure && failure.Message.Contains(address, StringComparison.Ordinal) && Interlocked.Increment(ref refusals) == 1)
            {
                own.BringPostgreSqlUp();
                back.SetResult();
            }
        }

        LockedAnswerTests.AfterEffect(room, () =>
        {
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref goingDown, gone.Task);
            own.TakePostgreSqlDown();
            Volatile.Write(ref down, true);
            gone.SetResult();
            return Task.CompletedTask;
        });
        AppDomain.CurrentDomain.FirstChanceException += ComeBack;
        try
        {
            // Who else is refused while it goes down or comes up would leap over the patience of the call, or of who stores its answer.
            await clock!.PassAsync(room.StepAsync(), async () =>
            {
                await Volatile.Read(ref goingDown);
                await (Volatile.Read(ref refusals) > 0 ? back.Task : Task.CompletedTask);
            });
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= ComeBack;
        }

        Assert.True(refusals > 0);
        Forget(room.Host);
        await LockedAnswerTests.AssertKnownAsync(room, id);
    }

    // Connections from before that nobody has used since would each fail once.
    private static void Forget(ProductHost host)
    {
        using var pool = new NpgsqlConnection(host.Database.Database.ConnectionString);
        NpgsqlConnection.ClearPool(pool);
    }

    private async Task RestartedAsync(Task begun, Task refused)
    {
        await begun;
        await Task.Run(own.TakePostgreSqlDown);
        await refused;
        await Task.Run(own.BringPostgreSqlUp);
    }
}
