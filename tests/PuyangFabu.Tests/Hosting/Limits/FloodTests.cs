using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Hosting.Limits;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Hosting.Limits;

public sealed class FloodTests(TestDatabases databases)
{
    private const int Connections = 2000;
    private const int Messages = 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_thousand_connections_at_once_end_where_they_began_and_every_message_is_answered_meanwhile()
    {
        await using var host = await ProductHost.StartAsync(databases);
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("你好"))).Status);
        using var connections = new ConnectionCount(host.Services.GetRequiredService<IMeterFactory>());
        var running = host.Services.GetRequiredService<RunningRequests>();
        using (var flood = new FloodConnections())
        {
            var opening = flood.OpenAsync(host.Address, Connections, Cancellation);
            for (var number = 0; number < Messages; number++)
            {
                // WeChat hangs up after five seconds.
                var answer = await host.Sender.SendAsync(host.Sender.Text($"你好 {number}")).WaitAsync(TimeSpan.FromSeconds(4.5), Cancellation);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
            }

            await opening;
            Assert.All(await flood.AnswersAsync(Cancellation), static answer => Assert.True(answer is "HTTP/1.1 200" or "HTTP/1.1 503", answer));
            Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("你好"))).Status);
        }

        await connections.EndAsync(Connections, left: 0, Cancellation);
        Assert.All(running.Bounds.Keys, kind => Assert.Equal((kind, 0, 0), (kind, running.Running(kind), running.Waiting(kind))));
    }
}
