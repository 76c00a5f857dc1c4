using System.Text;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Hosting.Stopping;

/// <summary>The built program is told to end (SIGTERM) in the middle of its work.</summary>
public sealed class GracefulStopTests(TestDatabases databases)
{
    [Fact]
    public async Task Told_to_end_under_load_it_answers_all_that_it_took_and_stores_just_that_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The signal is Unix's.");
        using var database = databases.Create("sqlite");
        using var data = new ScratchFolder();

        // Nobody of them follows, and a slow machine takes its time.
        string[] settings = ["--Storage:ConnectionString", database.Options.ConnectionString, "--Followers:WipeStrangersAfterMinutes", "1000", .. WeChatSender.Settings];
        await using var product = await RunningProduct.StartAsync(data, settings);
        using var sender = new WeChatSender(product.Address, TimeProvider.System);
        using var silent = new LoneRequest();
        Assert.True(await silent.ConnectAsync(product.Address));
        using var slow = new LoneRequest();
        var slowMessage = await BeginAsync(slow, product.Address, sender);

        var sent = await LoadUntilRefusedAsync(product, sender);

        // Nobody is let in any more, and who is in goes on.
        Assert.True(await slow.WriteAsync(slowMessage[^1..]));
        Assert.Equal((LoneEnd.Answered, 200), (await slow.ReadAsync(), slow.Status));
        Assert.Equal(0, await product.EndAsync());

        Assert.All(sent, static request => Assert.True(request.End is LoneEnd.Answered or LoneEnd.Dropped, $"{request.End}: {request.Answer}"));
        var answered = sent.Where(static request => request.End == LoneEnd.Answered).ToList();
        Assert.All(answered, static request => Assert.StartsWith("HTTP/1.1 200 ", request.Answer, StringComparison.Ordinal));
        Assert.InRange(answered.Count, 300, int.MaxValue);
        var stored = await database.Database.ReadAsync(static session => session.QueryAsync<byte[]>("select message from inbox"), TestContext.Current.CancellationToken);
        Assert.Equal(
            answered.Select(static request => request.Message).Append(slowMessage).Order(StringComparer.Ordinal),
            stored.Select(Encoding.UTF8.GetString).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Systemd_hears_that_it_answers_lives_and_leaves_and_a_request_without_end_is_cut_off_when_its_time_is_over()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The signal is Unix's.");
        using var data = new ScratchFolder();
        using var systemd = new NotifySocket(data.File("notify"));
        await using var product = await RunningProduct.StartAsync(data, systemd.Environment, ["--Shutdown:TimeoutSeconds", "1", .. WeChatSender.Settings]);
        using var sender = new WeChatSender(product.Address, TimeProvider.System);
        using var endless = new LoneRequest();
        await BeginAsync(endless, product.Address, sender);

        Assert.Equal(["READY=1", "WATCHDOG=1"], [await systemd.NextAsync(), await systemd.NextAsync()]);
        product.Terminate();
        Assert.Equal("STOPPING=1", await systemd.NextAsync());

        Assert.Equal(LoneEnd.Dropped, await endless.ReadAsync());
        Assert.Equal(0, await product.EndAsync());
    }

    /// <summary>All but the last byte of a message.</summary>
    private static async Task<string> BeginAsync(LoneRequest request, Uri product, WeChatSender sender)
    {
        var message = sender.Text("公积金", user: "oSlow", msgId: 1);
        Assert.True(await request.ConnectAsync(product));
        Assert.True(await request.WriteAsync(LoneRequest.Head(PathOf(sender, "slow"), Encoding.UTF8.GetByteCount(message)) + message[..^1]));
        return message;
    }

    private static string PathOf(WeChatSender sender, string nonce)
    {
        var now = sender.Now();
        return $"/wechat?signature={WeChatSender.Sign(WeChatSender.Token, now, nonce)}&timestamp={now}&nonce={nonce}";
    }

    private static async Task<List<SentMessage>> LoadUntilRefusedAsync(RunningProduct product, WeChatSender sender)
    {
        var sent = new List<SentMessage>();
        var next = 1L;
        async Task SendAsync()
        {
            while (true)
            {
                var number = Interlocked.Increment(ref next);
                var message = sender.Text("公积金", msgId: number);
                using var request = new LoneRequest();
                if (!await request.ConnectAsync(product.Address))
                {
                    return;
                }

                await request.WriteAsync(LoneRequest.Head(PathOf(sender, $"n{number}"), Encoding.UTF8.GetByteCount(message)) + message);
                var end = await request.ReadAsync();
                lock (sent)
                {
                    sent.Add(new SentMessage(message, end, request.Answer));
                    if (sent.Count == 300)
                    {
                        product.Terminate();
                    }
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => SendAsync()));
        return sent;
    }

    private sealed record SentMessage(string Message, LoneEnd End, string Answer);
}
