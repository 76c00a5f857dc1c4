using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PuyangFabu.Tests.Broadcasts;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Storage;

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
        var (delivered, statuses, number) = (new ConcurrentBag<string>(), new ConcurrentDictionary<HttpStatusCode, int>(), 0L);
        var begun = new TaskCompletionSource();
        var restarted = RestartedAsync(begun.Task);
        async Task DeliverAsync()
        {
            for (var after = 0; after < 10; after += restarted.IsCompleted ? 1 : 0)
            {
                var message = sender.Text("公积金", msgId: Interlocked.Increment(ref number));
                for (var tries = 0; ; tries++)
                {
                    var (status, _) = await sender.SendAsync(message);
                    statuses.AddOrUpdate(status, 1, static (_, count) => count + 1);
                    begun.TrySetResult();
                    if (status == HttpStatusCode.OK)
                    {
                        delivered.Add(message);
                        break;
                    }

                    Assert.True(status == HttpStatusCode.InternalServerError && tries < 5, $"{status} after {tries} tries");
                    await restarted;
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => DeliverAsync()));

        var stored = (await host.Database.Database.ReadAsync(
            static session => session.QueryAsync<byte[]>("select message from inbox"), TestContext.Current.CancellationToken)).Select(Encoding.UTF8.GetString).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", statuses));
        Assert.Equal(delivered.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_broadcast_that_WeChat_takes_meanwhile_goes_out_once_and_is_known()
    {
        PausingClock? clock = null;
        await using var room = await BroadcastRoom.OpenAsync(own, "postgresql", configure: services => clock = PausingClock.In(services));
        var id = await room.ApprovedAsync();
        LockedAnswerTests.AfterEffect(room, () =>
        {
            own.RestartPostgreSql();
            return Task.CompletedTask;
        });

        await clock!.PassAsync(room.StepAsync());
        await room.StepAsync();

        await LockedAnswerTests.AssertKnownAsync(room, id);
    }

    private async Task RestartedAsync(Task begun)
    {
        await begun;
        await Task.Run(own.RestartPostgreSql);
    }
}
