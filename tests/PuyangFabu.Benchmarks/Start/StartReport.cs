using System.Globalization;
using PuyangFabu.Benchmarks.Load;

namespace PuyangFabu.Benchmarks.Start;

/// <summary>Collects the starts and prints their medians, each beside the bare host of its round.</summary>
internal sealed class StartReport
{
    private readonly List<StartTime> bare = [];
    private readonly Dictionary<string, List<StartTime>> products = [];

    public void Bare(StartTime time) => bare.Add(time);

    public void Add(string name, StartTime time)
    {
        if (!products.TryGetValue(name, out var times))
        {
            products[name] = times = [];
        }

        times.Add(time);
    }

    public void Print(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bare.Count} 轮的中位数："));
        output.WriteLine("| 启动 | 到第一个回答，毫秒 | 与同轮空主机之比（最低–最高） | 处理器时间，毫秒 | 之比 |");
        output.WriteLine("|---|---|---|---|---|");
        Print(output, "空主机", bare);
        foreach (var (name, times) in products)
        {
            Print(output, name, times);
        }
    }

    private void Print(TextWriter output, string name, List<StartTime> times)
    {
        var ratios = times.Zip(bare, static (time, host) => time.FirstAnswer / host.FirstAnswer).ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {LoadReport.Median(times.Select(static time => time.FirstAnswer.TotalMilliseconds)):F0} | {LoadReport.Median(ratios):F1}（{ratios.Min():F1}–{ratios.Max():F1}） | {LoadReport.Median(times.Select(static time => time.Processor.TotalMilliseconds)):F0} | {LoadReport.Median(times.Zip(bare, static (time, host) => time.Processor / host.Processor)):F1} |"));
    }
}
