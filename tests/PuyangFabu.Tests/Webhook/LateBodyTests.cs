using System.Net;
using System.Net.Sockets;
using System.Text;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

public sealed class LateBodyTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_whose_rest_does_not_come_in_five_seconds_is_given_up()
    {
        await using var host = await ProductHost.StartAsync(databases);
        string[] beginnings =
        [
            $"POST /wechat?{host.Sender.Query("1")} HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n<xm",
            $"POST /wechat?{host.Sender.Query("2")} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1F4\r\n<xm",
        ];
        foreach (var beginning in beginnings)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(host.Address.Host, host.Address.Port, Cancellation);
            await socket.SendAsync(Encoding.ASCII.GetBytes(beginning), Cancellation);
            var status = new byte["HTTP/1.1 408".Length];
            var answer = socket.ReceiveAsync(status, Cancellation).AsTask();
            await PassingTime.UntilAsync(host, () => answer.IsCompleted);

            Assert.Equal("HTTP/1.1 408", Encoding.ASCII.GetString(status, 0, await answer));
        }

        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendAsync(host.Sender.Text("你好"))).Status);
    }
}
