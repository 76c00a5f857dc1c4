using System.Globalization;
using PuyangFabu.Benchmarks.Load;

namespace PuyangFabu.Benchmarks.Console;

/// <summary>Collects the rounds and prints their medians, each beside the home page of its round.</summary>
internal sealed class ConsoleReport
{
    private readonly Dictionary<MeasuredPage, List<double[]>> rounds = ConsolePages.All.ToDictionary(static page => page, static _ => new List<double[]>());
    private readonly Dictionary<MeasuredPage, long> sizes = [];
    private readonly List<string> together = [];

    public void Add(MeasuredPage page, IReadOnlyList<double> milliseconds) => rounds[page].Add([.. milliseconds.Order()]);

    public void FirstPaint(MeasuredPage page, long bytes) => sizes[page] = bytes;

    public void Together(int people, TimeSpan time, IReadOnlyList<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        together.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{people} 人同时看，每人每页停一秒：每秒 {sorted.Length / time.TotalSeconds:F0} 页，中位数 {At(sorted, 0.5):F0} 毫秒，95% 在 {At(sorted, 0.95):F0} 毫秒以内，最慢 {sorted[^1]:F0} 毫秒。"));
    }

    public void Print(TextWriter output)
    {
        var home = rounds[ConsolePages.Home];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{home.Count} 轮的中位数："));
        output.WriteLine("| 页 | 毫秒 | 95% 以内，毫秒 | 与同轮网站首页之比（最低–最高） | 首次打开，KB |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var (page, times) in rounds)
        {
            var ratios = times.Zip(home, static (time, first) => At(time, 0.5) / At(first, 0.5)).ToList();
            var size = sizes.TryGetValue(page, out var bytes) ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:F0}") : "";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {page.Name} | {LoadReport.Median(times.Select(static time => At(time, 0.5))):F1} | {LoadReport.Median(times.Select(static time => At(time, 0.95))):F1} | {LoadReport.Median(ratios):F1}（{ratios.Min():F1}–{ratios.Max():F1}） | {size} |"));
        }

        together.ForEach(output.WriteLine);
    }

    private static double At(double[] sorted, double part) => sorted[(int)(part * (sorted.Length - 1))];
}
