using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Webhook;

public sealed class KillTests(TestDatabases databases)
{
    [Fact]
    public async Task After_a_kill_under_load_every_answered_message_is_in_the_inbox_once_and_repeats_get_their_reply()
    {
        using var database = databases.Create("sqlite");
        var folder = System.IO.Directory.CreateTempSubdirectory("puyangfabu-kill-").FullName;
        var answered = new List<(string Message, string Reply)>();
        try
        {
            for (var round = 0; round < 3; round++)
            {
                using var process = await StartAsync(database, folder);
                using var sender = new WeChatSender(process.Address, TimeProvider.System);
                foreach (var (message, reply) in answered.TakeLast(50))
                {
                    Assert.Equal((HttpStatusCode.OK, reply), await sender.SendAsync(message));
                }

                answered.AddRange(await LoadUntilKilledAsync(sender, process.Process, round));
            }

            Assert.True(answered.Count > 100, $"only {answered.Count} messages were answered");
            var stored = await database.Database.ReadAsync(
                static session => session.QueryAsync<byte[]>("select message from inbox"), CancellationToken.None);
            var texts = stored.Select(System.Text.Encoding.UTF8.GetString).ToList();
            Assert.Equal(texts.Count, texts.Distinct().Count());
            Assert.Empty(answered.Select(static pair => pair.Message).Except(texts));
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<(string Message, string Reply)>> LoadUntilKilledAsync(WeChatSender sender, Process process, int round)
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
                            process.Kill();
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

    private static async Task<RunningProduct> StartAsync(TestDatabase database, string folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "PuyangFabu.dll"),
            "--Urls", address.ToString().TrimEnd('/'),
            "--Storage:ConnectionString", database.Options.ConnectionString,
            "--Storage:DataDirectory", folder,
            // Nobody of them follows, and a slow machine takes its time.
            "--Followers:WipeStrangersAfterMinutes", "1000",
            .. WeChatSender.Settings,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("微信回调", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new RunningProduct(process, address);
            }
        }

        throw new InvalidOperationException(await error);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record RunningProduct(Process Process, Uri Address) : IDisposable
    {
        public void Dispose()
        {
            Process.Kill();
            Process.WaitForExit();
            Process.Dispose();
        }
    }
}
