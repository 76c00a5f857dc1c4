using System.Net;
using System.Net.Sockets;
using System.Text;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

public sealed class HalfOpenConnectionTests(TestDatabases databases)
{
    [Fact]
    public async Task Two_and_a_half_thousand_connections_that_say_nothing_or_half_of_it_keep_nobody_waiting()
    {
        await using var host = await ProductHost.StartAsync(databases);
        byte[][] beginnings =
        [
            [],
            [.. "POST /wechat?signa"u8],
            [.. "POST /wechat?signature=x HTTP/1.1\r\nHost: x\r\nContent-Len"u8],
            Encoding.ASCII.GetBytes($"POST /wechat?{host.Sender.Query("1")} HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n<xm"),
            Encoding.ASCII.GetBytes($"POST /wechat?{host.Sender.Query("2")} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1F4\r\n<xm"),
        ];
        var open = new List<Socket>();
        try
        {
            for (var number = 0; number < 2500; number++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                open.Add(socket);
                await socket.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
                await socket.SendAsync(beginnings[number % beginnings.Length], TestContext.Current.CancellationToken);
            }

            // WeChat hangs up after five seconds.
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => host.Sender.SendAsync(host.Sender.Text($"你好 {number}"))))
                .WaitAsync(TimeSpan.FromSeconds(4.5), TestContext.Current.CancellationToken);

            Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            Assert.DoesNotContain(open, static socket => !socket.Connected);
        }
        finally
        {
            open.ForEach(static socket => socket.Dispose());
        }
    }
}
