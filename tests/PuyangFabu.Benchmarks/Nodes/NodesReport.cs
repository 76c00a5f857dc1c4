using System.Globalization;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>The table of a run, and whether what must not happen did not.</summary>
internal sealed class NodesReport
{
    private readonly List<(string What, string Value, bool IsBroken)> rows = [];

    public bool IsBroken => rows.Exists(static row => row.IsBroken);

    public void Add(string what, string value) => rows.Add((what, value, false));

    public void Add(string what, long count) => Add(what, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>What must not happen at all.</summary>
    public void AddNever(string what, long count) => rows.Add(($"**{what}**", count.ToString(CultureInfo.InvariantCulture), count != 0));

    public void AddTimes(string what, IReadOnlyCollection<TimeSpan> times) => Add(
        what,
        times.Count == 0 ? "没有量到" : string.Create(
            CultureInfo.InvariantCulture,
            $"{Milliseconds(times, 0.5):F0} / {Milliseconds(times, 0.95):F0} / {Milliseconds(times, 1):F0} 毫秒（{times.Count} 次）"));

    public void Print(TextWriter output)
    {
        output.WriteLine("| 数什么 | 多少 |");
        output.WriteLine("|---|---|");
        rows.ForEach(row => output.WriteLine($"| {row.What} | {row.Value}{(row.IsBroken ? " ←" : "")} |"));
        output.WriteLine();
        output.WriteLine(IsBroken ? "粗体的各项应当是 0，带箭头的不是。" : "粗体的各项都是 0，应当如此。");
    }

    private static double Milliseconds(IReadOnlyCollection<TimeSpan> times, double share)
    {
        var sorted = times.Order().ToArray();
        return sorted[(int)Math.Ceiling((sorted.Length * share) - 1)].TotalMilliseconds;
    }
}
