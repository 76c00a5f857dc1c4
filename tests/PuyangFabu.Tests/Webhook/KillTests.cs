using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Hosting.Kills;

namespace PuyangFabu.Tests.Webhook;

public sealed class KillTests(TestDatabases databases)
{
    [Fact]
    public async Task After_a_kill_under_load_every_answered_message_is_in_the_inbox_once_and_repeats_get_their_reply()
    {
        using var database = databases.Create("sqlite");
        using var data = new ScratchFolder();

        // Nobody of them follows, and a slow machine takes its time.
        string[] settings = ["--Storage:ConnectionString", database.Options.ConnectionString, "--Followers:WipeStrangersAfterMinutes", "1000", .. WeChatSender.Settings];
        var answered = new List<(string Message, string Reply)>();
        for (var round = 0; round < MortalProduct.Lives; round++)
        {
            await using var product = await RunningProduct.StartAsync(data, settings);
            using var sender = new WeChatSender(product.Address, TimeProvider.System);
            await RepeatedAsync(sender, answered);
            answered.AddRange(await LoadUntilKilledAsync(sender, product, round));
        }

        // What the last kill left is repeated too.
        await using (var served = await ServedProduct.StartAsync(data, settings))
        {
            using var sender = new WeChatSender(served.Address, TimeProvider.System);
            await RepeatedAsync(sender, answered);
        }

        Assert.True(answered.Count > 100, $"only {answered.Count} messages were answered");
        var stored = await database.Database.ReadAsync(
            static session => session.QueryAsync<byte[]>("select message from inbox"), CancellationToken.None);
        var texts = stored.Select(System.Text.Encoding.UTF8.GetString).ToList();
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.Empty(answered.Select(static pair => pair.Message).Except(texts));
    }

    private static async Task RepeatedAsync(WeChatSender sender, List<(string Message, string Reply)> answered)
    {
        foreach (var (message, reply) in answered.TakeLast(50))
        {
            Assert.Equal((HttpStatusCode.OK, reply), await sender.SendAsync(message));
        }
    }

    private static async Task<List<(string Message, string Reply)>> LoadUntilKilledAsync(WeChatSender sender, RunningProduct product, int round)
    {
        var answered = new List<(string, string)>();
        var next = round * 1_000_000L;
        async Task SendAsync()
        {
            try
            {
                while (true)
                {
                    var message = sender.Text("公积金", msgId: Interlocked.Increment(ref next));
                    var (status, reply) = await sender.SendAsync(message);
                    lock (answered)
                    {
                        Assert.Equal(HttpStatusCode.OK, status);
                        answered.Add((message, reply));
                        if (answered.Count == 200)
                        {
                            product.Kill();
                        }
                    }
                }
            }
            catch (HttpRequestException)
            {
                // The process is gone.
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync()));
        return answered;
    }
}
