using System.Globalization;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>Runs the rounds; in each, bare Kestrel and every kind of request take their turn.</summary>
internal sealed class LoadRounds(LoadOptions options, LoadTexts texts, LoadedAccount account, MessageNumbers numbers)
{
    private const int Samples = 100;
    private const int WarmUpSeconds = 3;

    // A 304 is a line and a few headers.
    private const int LargestNotModified = 1000;

    private static readonly LoadKind[] Told = [LoadKind.Plain, LoadKind.Safe, LoadKind.Tap, LoadKind.Search];
    private static readonly LoadKind[] Read = [LoadKind.Page, LoadKind.NotModified];

    private readonly LoadMessages messages = new(options, texts, account, numbers);

    /// <summary>The products take turns within each round, so that what else the machine does meets all of them.</summary>
    public async Task RunAsync(ServerProcess bare, IReadOnlyList<LoadedProduct> products)
    {
        foreach (var product in products)
        {
            await TurnAsync(bare, product, WarmUpSeconds, options.Connections[0], static (_, _) => { });
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            await System.Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"第 {round} 轮，系统负载 {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
            foreach (var connections in options.Connections)
            {
                foreach (var product in products)
                {
                    await TurnAsync(bare, product, options.Seconds, connections, product.Report.Add);
                }
            }
        }

        foreach (var product in products)
        {
            await CheckAnswersAsync(product.Server);
        }
    }

    /// <summary>Prints where each product's time goes while it answers by rules.</summary>
    public async Task ProfileAsync(IReadOnlyList<LoadedProduct> products)
    {
        foreach (var product in products)
        {
            var sending = CountedAsync(product, messages.Write(LoadKind.Plain, options.Seconds), options.Seconds, options.Connections[0]);
            await System.Console.Out.WriteLineAsync($"{product.Name}，精确规则，明文：\n{await Profiler.SampleAsync(product.Server.Id, options.Seconds, options.Work)}");
            await sending;
        }
    }

    private async Task TurnAsync(ServerProcess bare, LoadedProduct product, int seconds, int connections, Action<LoadKind, WrkRun> add)
    {
        // Bare Kestrel gets what the product is about to have: it does not mind.
        var plain = messages.Write(LoadKind.Plain, seconds);
        add(LoadKind.Bare, await WrkRun.StartAsync(bare.Url, plain, seconds, connections, again: true));
        foreach (var kind in Told.Where(options.Kinds.Contains))
        {
            add(kind, await CountedAsync(product, kind == LoadKind.Plain ? plain : messages.Write(kind, seconds), seconds, connections));
        }

        foreach (var kind in Read.Where(options.Kinds.Contains))
        {
            add(kind, await ReadAsync(kind, product, seconds, connections));
        }
    }

    private async Task<WrkRun> ReadAsync(LoadKind kind, LoadedProduct product, int seconds, int connections)
    {
        var prefix = messages.Prefix(kind);
        var pages = await LoadedPages.ReadAsync(product);
        RequestFile.WritePages(prefix, kind == LoadKind.NotModified ? pages : pages.Select(static page => (page.Path, (string?)null)));
        var run = await WrkRun.StartAsync(product.Server.Url, prefix, seconds, connections, again: true);
        return run.Failures == 0 && (run.BytesAnAnswer <= LargestNotModified) == (kind == LoadKind.NotModified) ? run
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"稿件页失败 {run.Failures} 次，平均 {run.BytesAnAnswer} 字节，不对。"));
    }

    // Every answered message is on disk. The last ones of each connection may be there without wrk having waited for the answer.
    private static async Task<WrkRun> CountedAsync(LoadedProduct product, string requests, int seconds, int connections)
    {
        var before = await product.Database.InboxRowsAsync();
        var run = await WrkRun.StartAsync(product.Server.Url, requests, seconds, connections, again: false);
        var stored = await product.Database.InboxRowsAsync() - before;
        if (run.Failures > 0 || stored < run.Requests || stored > run.Requests + connections)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"收到 {run.Requests} 个回答（失败 {run.Failures}），收件箱增加 {stored} 行，对不上。"));
        }

        return run;
    }

    private async Task CheckAnswersAsync(ServerProcess product)
    {
        using var check = new AnswerCheck(account, numbers, new Uri(product.Url));
        for (var sample = 0; sample < Samples; sample++)
        {
            await check.ExactAsync(messages.Rule(), safe: sample % 2 == 1);
            await check.SearchAsync(messages.Query());
        }
    }
}
