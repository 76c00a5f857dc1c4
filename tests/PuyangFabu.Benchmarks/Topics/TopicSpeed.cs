using System.Diagnostics;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Figures;

namespace PuyangFabu.Benchmarks.Topics;

/// <summary>
/// <c>topics</c>: what 100,000 titles are about, as the product counts it beside counting every run of every title anew for each topic, in
/// turns over the same titles. Says time, allocated bytes and their ratios; both must come to the same.
/// </summary>
internal static class TopicSpeed
{
    private const int Titles = 100_000;
    private const int Rounds = 3;
    private const string Letters = "人民路胜利濮水黄河昆吾建设中原开德振兴石化金堤五一小区花园广场医院学校公交站台井盖路灯暖气污水垃圾噪音停车占道烧烤物业电梯漏水停电停水供暖燃气宽带学区医保社保公积金户口身份证驾照油烟扬尘工地";

    public static int Run()
    {
        var random = new Random(20161123);
        var cases = Enumerable.Range(1, Titles).Select(id => new CountedCase
        {
            Id = id,
            Type = "投诉",
            Title = string.Concat(Enumerable.Range(0, random.Next(8, 25)).Select(_ => Letters[random.Next(Letters.Length)])),
            State = CaseState.Submitted,
            UnitName = "",
            County = "",
            SubmittedMs = id,
            DueMs = long.MaxValue,
        }).ToArray();
        var (product, compared) = (new List<Figure>(), new List<Figure>());
        for (var round = 0; round < Rounds; round++)
        {
            product.Add(Measure(() => [.. TopicCounting.Of(cases).Select(static topic => (topic.Word, topic.Count))], out var found));
            compared.Add(Measure(() => CountAnew(cases), out var expected));
            if (!found.SequenceEqual(expected))
            {
                System.Console.Error.WriteLine("The two do not agree.");
                return 1;
            }
        }

        var (one, other) = (product.MinBy(static figure => figure.Milliseconds)!, compared.MinBy(static figure => figure.Milliseconds)!);
        System.Console.WriteLine(
            $"{Titles} titles: product {one.Milliseconds:F0} ms and {one.Bytes / 1e6:F0} MB, counted anew {other.Milliseconds:F0} ms and {other.Bytes / 1e6:F0} MB; "
            + $"ratio {one.Milliseconds / other.Milliseconds:F2} of the time, {one.Bytes / (double)other.Bytes:F2} of the bytes");
        return 0;
    }

    private static Figure Measure(Func<List<(string Word, int Count)>> work, out List<(string Word, int Count)> result)
    {
        GC.Collect();
        var (before, watch) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        result = work();
        return new Figure(watch.Elapsed.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    private static List<(string Word, int Count)> CountAnew(IEnumerable<CountedCase> cases)
    {
        var left = cases.Select(static item => RunsOf(item.Title)).ToList();
        var topics = new List<(string, int)>();
        while (topics.Count < TopicCounting.Most)
        {
            var best = left.SelectMany(static runs => runs).CountBy(static run => run).Where(static run => run.Value >= 2)
                .OrderByDescending(static run => run.Value).ThenByDescending(static run => run.Key.Length).ThenBy(static run => run.Key, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best.Key is null)
            {
                break;
            }

            topics.Add((best.Key, left.RemoveAll(runs => runs.Contains(best.Key))));
        }

        return topics;
    }

    private static HashSet<string> RunsOf(string title) => Enumerable.Range(0, title.Length)
        .SelectMany(start => Enumerable.Range(2, 5).Where(length => start + length <= title.Length).Select(length => title.Substring(start, length)))
        .ToHashSet(StringComparer.Ordinal);

    private sealed record Figure(double Milliseconds, long Bytes);
}
