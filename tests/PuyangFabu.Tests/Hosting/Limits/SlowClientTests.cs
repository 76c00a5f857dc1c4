using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Hosting.Limits;
using PuyangFabu.Site.Frame;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Hosting.Limits;

/// <summary>Whoever is slow is hung up on; the times are shorter than in the product, so that nobody waits for them here.</summary>
public sealed class SlowClientTests(TestDatabases databases)
{
    private const int Each = 20;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headers_and_bodies_that_do_not_come_and_answers_that_nobody_reads_hold_nothing()
    {
        await using var host = await ProductHost.StartAsync(databases, configure: static services => services.Configure<KestrelServerOptions>(static kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = Grace;
            kestrel.Limits.KeepAliveTimeout = Grace;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, Grace);
            kestrel.Limits.MinResponseDataRate = new MinDataRate(10_000_000, Grace);
        }));
        using var connections = new ConnectionCount(host.Services.GetRequiredService<IMeterFactory>());
        var style = host.Services.GetRequiredService<FrameAssets>().StylePath;
        byte[][] openings =
        [
            [],
            [.. "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "u8],
            [.. "POST /cases/progress HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nnumber="u8],
            [.. "POST /cases/new HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n--b\r\n\r\n"u8],

            // Far more than the system itself holds for a reader who does not read.
            Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"GET {style} HTTP/1.1\r\nHost: x\r\n\r\n", 500))),
        ];
        var open = new List<Socket>();
        try
        {
            foreach (var opening in openings.SelectMany(static opening => Enumerable.Repeat(opening, Each)))
            {
                open.Add(await OpenAsync(host, opening));
            }

            await connections.EndAsync(open.Count, left: 0, Cancellation);
            var running = host.Services.GetRequiredService<RunningRequests>();
            Assert.All(running.Bounds.Keys, kind => Assert.Equal((kind, 0), (kind, running.Running(kind))));
            Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("你好"))).Status);
        }
        finally
        {
            open.ForEach(static socket => socket.Dispose());
        }
    }

    private static async Task<Socket> OpenAsync(ProductHost host, byte[] opening)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, Cancellation);
        if (opening.Length > 0)
        {
            await socket.SendAsync(opening, Cancellation);
        }

        return socket;
    }
}
