using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.Text.Pinyin;

namespace PuyangFabu.Benchmarks.Search;

/// <summary><c>search-speed --data DIR</c>: how long a search over 100,000 articles takes, on one thread.</summary>
internal static class SearchSpeed
{
    private const int Articles = 100_000;
    private const int Batch = 1000;
    private const int Rounds = 3;

    public static int Run(string dataDirectory)
    {
        var data = new SearchData(dataDirectory);
        var folder = Directory.CreateTempSubdirectory("puyangfabu-search-speed-").FullName;
        try
        {
            Build(data, folder);
            var watch = Stopwatch.StartNew();
            using var index = ArticleIndex.Open(folder, NullLogger.Instance, TimeProvider.System);
            System.Console.WriteLine($"opened with {index.Count} articles in {watch.ElapsedMilliseconds} ms, {SizeOf(folder) / 1e6:F0} MB on disk");
            Measure(index, [.. data.Queries.Select(query => query.Query)]);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Build(SearchData data, string folder)
    {
        using var index = ArticleIndex.Open(folder, NullLogger.Instance, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        foreach (var batch in Enumerable.Range(0, Articles).Select(id => Article(data.Titles, id)).Chunk(Batch))
        {
            index.Apply(batch, [], batch[^1].Id);
        }

        System.Console.WriteLine($"indexed {Articles} articles in {watch.Elapsed.TotalSeconds:F1} s, each {Batch} on disk before the next");
    }

    /// <summary>Titles repeated with other dates; two other titles are the digest.</summary>
    private static SearchDocument Article(List<string> titles, int id) => new()
    {
        Id = id,
        Title = titles[id % titles.Count],
        Digest = $"{titles[((id * 7) + 3) % titles.Count]}，{titles[((id * 11) + 5) % titles.Count]}",
        PublishedAtMs = 1_400_000_000_000 + (id * 3_600_000L),
    };

    private static void Measure(ArticleIndex index, string[] queries)
    {
        var times = new List<double>();
        long allocated = 0;
        var processor = TimeSpan.Zero;
        for (var round = 0; round <= Rounds; round++)
        {
            // The first round warms up.
            times.Clear();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var processorBefore = Environment.CpuUsage.TotalTime;
            foreach (var query in queries)
            {
                times.Add(Time(index, query));
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            processor = Environment.CpuUsage.TotalTime - processorBefore;
        }

        times.Sort();
        var single = new[] { "公积金", "停电", string.Concat(Enumerable.Repeat("请问住房公积金贷款提取流程", 400)) };
        System.Console.WriteLine($"{queries.Length} queries: median {times[times.Count / 2]:F0} us, p90 {times[times.Count * 9 / 10]:F0} us, p99 {times[times.Count * 99 / 100]:F0} us, longest {times[^1]:F0} us");
        System.Console.WriteLine($"processor time {processor.TotalMicroseconds / queries.Length:F0} us a query (says more than the clock on a busy machine), {allocated / queries.Length} bytes allocated");
        foreach (var query in single)
        {
            var each = Enumerable.Range(0, 200).Select(_ => Time(index, query)).Order().ToArray();
            System.Console.WriteLine($"{query.Length} characters ({query[..2]}...): median {each[100]:F0} us");
        }

        foreach (var typed in new[] { "gongjijin", "weather" })
        {
            var each = Enumerable.Range(0, 20).Select(_ => TimeReading(index, typed)).Order().ToArray();
            System.Console.WriteLine($"all titles read as pinyin ({typed}): median {each[10]:F0} us");
        }

        System.Console.WriteLine($"{Environment.ProcessorCount} processors, load {(File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown")}");
    }

    private static double Time(ArticleIndex index, string query)
    {
        var start = Stopwatch.GetTimestamp();
        index.Search(query, 0, 8);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static double TimeReading(ArticleIndex index, string typed)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var pattern in PinyinPattern.Of(typed))
        {
            index.Reading(pattern);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).GetFiles().Sum(file => file.Length);
}
