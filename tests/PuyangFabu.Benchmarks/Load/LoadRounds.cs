using System.Globalization;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>Runs the rounds; in each, bare Kestrel and every kind of message take their turn.</summary>
internal sealed class LoadRounds(LoadOptions options, LoadTexts texts, LoadedAccount account, MessageNumbers numbers)
{
    private const int Samples = 100;
    private const int WarmUpSeconds = 3;

    // More than a machine of today answers in that time; a file that ends early ends the run early.
    private const int RulesPerSecond = 30_000;
    private const int SearchesPerSecond = 6_000;

    private readonly Random random = new(410900);

    /// <summary>The products take turns within each round, so that what else the machine does meets all of them.</summary>
    public async Task RunAsync(ServerProcess bare, IReadOnlyList<LoadedProduct> products)
    {
        foreach (var product in products)
        {
            await TurnAsync(bare, product, WarmUpSeconds, static (_, _) => { });
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            await System.Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"第 {round} 轮，系统负载 {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
            foreach (var product in products)
            {
                await TurnAsync(bare, product, options.Seconds, product.Report.Add);
            }
        }

        foreach (var product in products)
        {
            await CheckAnswersAsync(product.Server);
        }
    }

    private async Task TurnAsync(ServerProcess bare, LoadedProduct product, int seconds, Action<LoadKind, WrkRun> add)
    {
        var queries = texts.Queries.ToArray();
        random.Shuffle(queries);
        string Rule(int index) => LoadedDatabase.ExactWords(random.Next(options.Rules / 2) * 2);
        string Query(int index) => queries[index % queries.Length];

        // Bare Kestrel gets what the product has just had: it does not mind.
        var plain = Write(LoadKind.Plain, seconds * RulesPerSecond, Rule);
        add(LoadKind.Bare, await WrkRun.StartAsync(bare.Url, plain, seconds, again: true));
        add(LoadKind.Plain, await CountedAsync(product, plain, seconds));
        add(LoadKind.Safe, await CountedAsync(product, Write(LoadKind.Safe, seconds * RulesPerSecond, Rule), seconds));
        add(LoadKind.Search, await CountedAsync(product, Write(LoadKind.Search, seconds * SearchesPerSecond, Query), seconds));
    }

    private string Write(LoadKind kind, int count, Func<int, string> words)
    {
        var prefix = Path.Combine(options.Work, $"{kind}.requests");
        RequestFile.Write(prefix, account, numbers, count, words, safe: kind == LoadKind.Safe);
        return prefix;
    }

    // Every answered message is on disk. The last ones of each connection may be there without wrk having waited for the answer.
    private static async Task<WrkRun> CountedAsync(LoadedProduct product, string requests, int seconds)
    {
        var before = await product.Database.InboxRowsAsync();
        var run = await WrkRun.StartAsync(product.Server.Url, requests, seconds, again: false);
        var stored = await product.Database.InboxRowsAsync() - before;
        if (run.Failures > 0 || stored < run.Requests || stored > run.Requests + WrkRun.Connections)
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
            await check.ExactAsync(random.Next(options.Rules / 2) * 2, safe: sample % 2 == 1);
            await check.SearchAsync(texts.Queries[random.Next(texts.Queries.Count)]);
        }
    }
}
