using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using PuyangFabu.Hosting;
using PuyangFabu.Tests.Hosting.Limits;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Benchmarks.Flood;

/// <summary>
/// <c>flood [connections]</c>: many connections at once to the product in this process, half of them idle, while a message goes out every
/// few milliseconds. Connections, threads and managed memory must end where a smaller flood before it left them.
/// </summary>
internal static class FloodCommand
{
    private const int Connections = 2000;
    private const int Rehearsals = 2;
    private const int MostMoreThreads = 4;
    private const long MostMoreBytes = 8 * 1024 * 1024;
    private const string Token = "floodtoken";
    private const string OriginalId = "gh_flood0000001";

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);

    /// <summary>What waits for a thread that the pool no longer needs: it goes after twenty seconds.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>WeChat hangs up after five seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4.5);

    public static async Task<int> RunAsync(string[] options)
    {
        var count = options is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : Connections;
        var work = Directory.CreateTempSubdirectory("flood-");
        try
        {
            await using var app = ProductApplication.Create(
                [
                    "--Urls", "http://127.0.0.1:0", "--Storage:DataDirectory", work.FullName, "--WeChat:Sandbox", "true",
                    "--WeChat:Accounts:puyang:Token", Token, "--WeChat:Accounts:puyang:OriginalId", OriginalId, "--Talks:MessagesPerMinute", "0",
                ],
                static builder => builder.Logging.ClearProviders());
            await app.Services.GetRequiredService<ProductStart>().PrepareAsync(CancellationToken.None);
            await app.StartAsync();
            using var connections = new ConnectionCount(app.Services.GetRequiredService<IMeterFactory>());
            var result = await CompareAsync(new Uri(app.Urls.Single()), connections, count);
            await app.StopAsync();
            return result;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<int> CompareAsync(Uri server, ConnectionCount connections, int count)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server };
        for (var rehearsal = 0; rehearsal < Rehearsals; rehearsal++)
        {
            await FloodAsync(client, server, count);
        }

        var before = await SettledAsync(connections, null);
        var (answers, slowest) = await FloodAsync(client, server, count);
        var after = await SettledAsync(connections, before);
        System.Console.WriteLine($"{count} connections for {Lasts.TotalSeconds} s: {answers.Count} messages, {answers.Count(static answered => answered)} answered in time, the slowest after {slowest.TotalMilliseconds:F0} ms");
        System.Console.WriteLine($"before: {before}");
        System.Console.WriteLine($"after:  {after}");
        return after.Connections <= before.Connections && after.Threads <= before.Threads + MostMoreThreads && after.Bytes <= before.Bytes + MostMoreBytes && answers.TrueForAll(static answered => answered) ? 0 : 1;
    }

    private static async Task<(List<bool> Answers, TimeSpan Slowest)> FloodAsync(HttpClient client, Uri server, int count)
    {
        using var flood = new FloodConnections();
        var opening = flood.OpenAsync(server, count, CancellationToken.None);
        var (answers, slowest, start) = (new List<bool>(), TimeSpan.Zero, Stopwatch.StartNew());
        while (start.Elapsed < Lasts || !opening.IsCompleted)
        {
            var sent = Stopwatch.StartNew();
            answers.Add(await IsAnsweredAsync(client));
            slowest = sent.Elapsed > slowest ? sent.Elapsed : slowest;
            await Task.Delay(10);
        }

        await opening;
        return (answers, slowest);
    }

    private static async Task<bool> IsAnsweredAsync(HttpClient client)
    {
        var id = Random.Shared.NextInt64();
        var (time, nonce) = (DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), id.ToString(CultureInfo.InvariantCulture));
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"""
            <xml><ToUserName><![CDATA[{OriginalId}]]></ToUserName><FromUserName><![CDATA[oFlood{id}]]></FromUserName><CreateTime>{time}</CreateTime>
            <MsgType><![CDATA[text]]></MsgType><Content><![CDATA[公积金]]></Content><MsgId>{id}</MsgId></xml>
            """));
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var answer = await client.PostAsync($"/wechat?signature={CallbackSignature.Compute(Token, time, nonce)}&timestamp={time}&nonce={nonce}", content, patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is OperationCanceledException or HttpRequestException)
        {
            return false;
        }
    }

    /// <param name="before">Where it should come back to; null for the first look, which waits as long as it may take.</param>
    private static async Task<FloodFigures> SettledAsync(ConnectionCount connections, FloodFigures? before)
    {
        await connections.EndAsync(0, before?.Connections ?? 1, CancellationToken.None);
        var start = Stopwatch.StartNew();
        FloodFigures now;
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            now = FloodFigures.Now(connections.Open);
        }
        while (start.Elapsed < Longest && (before is null ? start.Elapsed < TimeSpan.FromSeconds(25) : now.Threads > before.Threads || now.Bytes > before.Bytes + MostMoreBytes));
        return now;
    }
}

/// <summary>What the process holds.</summary>
/// <param name="Connections">Open at the server.</param>
/// <param name="Threads">Of the pool.</param>
/// <param name="Bytes">Managed, after a full collection.</param>
internal sealed record FloodFigures(long Connections, int Threads, long Bytes)
{
    public static FloodFigures Now(long connections)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return new FloodFigures(connections, ThreadPool.ThreadCount, GC.GetTotalMemory(forceFullCollection: true));
    }

    public override string ToString() => $"{Connections} connections, {Threads} threads, {Bytes / 1e6:F1} MB managed";
}
