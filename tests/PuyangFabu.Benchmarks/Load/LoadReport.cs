using System.Globalization;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>Collects the rounds and prints their medians.</summary>
internal sealed class LoadReport
{
    private static readonly (LoadKind Kind, string Name)[] Rows =
    [
        (LoadKind.Bare, "只读请求、固定应答的 Kestrel"),
        (LoadKind.Plain, "精确规则，明文"),
        (LoadKind.Safe, "精确规则，安全模式"),
        (LoadKind.Tap, "菜单点击，栏目"),
        (LoadKind.Search, "搜索"),
        (LoadKind.Page, "稿件页"),
        (LoadKind.NotModified, "稿件页，没有变化（304）"),
    ];

    private readonly List<(LoadKind Kind, WrkRun Run)> runs = [];
    private readonly List<double> starts = [];

    public void Start(TimeSpan firstAnswer) => starts.Add(firstAnswer.TotalMilliseconds);

    public void Add(LoadKind kind, WrkRun run) => runs.Add((kind, run));

    public void Print(TextWriter output, double memory, double peakMemory)
    {
        foreach (var ofOne in runs.GroupBy(static run => run.Run.Connections))
        {
            var byKind = ofOne.ToLookup(static run => run.Kind, static run => run.Run);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{byKind[LoadKind.Bare].Count()} 轮的中位数，{ofOne.Key} 个连接："));
            output.WriteLine("| 请求 | 每秒 | 与同一轮 Kestrel 之比（最低–最高） | p99 毫秒（最高） |");
            output.WriteLine("|---|---|---|---|");
            foreach (var (kind, name) in Rows.Where(row => byKind.Contains(row.Kind)))
            {
                Print(output, name, [.. byKind[kind]], byKind[LoadKind.Bare]);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"内存 {memory:F0} MiB，最高 {peakMemory:F0} MiB；启动到第一个回答 {Median(starts):F0} 毫秒（{starts.Min():F0}–{starts.Max():F0}）。"));
        output.WriteLine("每次收到的回答都与收件箱的行数核对过，并抽读了 200 个回复。");
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static void Print(TextWriter output, string name, IReadOnlyList<WrkRun> runs, IEnumerable<WrkRun> bareRuns)
    {
        var ratios = runs.Zip(bareRuns, static (run, bare) => run.PerSecond / bare.PerSecond).ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(runs.Select(static run => run.PerSecond)):F0} | {Median(ratios):F3}（{ratios.Min():F3}–{ratios.Max():F3}） | {Median(runs.Select(static run => run.P99Milliseconds)):F1}（{runs.Max(static run => run.P99Milliseconds):F1}） |"));
    }
}
