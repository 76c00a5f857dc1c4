using System.Diagnostics;
using System.Globalization;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>How long the disk takes to keep a small append: what no message can be quicker than.</summary>
internal static class DiskFlush
{
    private const int Times = 300;
    private const int Bytes = 4096;

    /// <returns>A sentence with the median and the 99th percentile.</returns>
    public static string Measure(string folder)
    {
        var times = new double[Times];
        var path = Path.Combine(folder, "flush.tmp");
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            var bytes = new byte[Bytes];
            for (var index = 0; index < Times; index++)
            {
                var start = Stopwatch.GetTimestamp();
                file.Write(bytes);
                file.Flush(flushToDisk: true);
                times[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        File.Delete(path);
        Array.Sort(times);
        return string.Create(CultureInfo.InvariantCulture, $"磁盘写 4 KB 并落盘：中位数 {times[Times / 2]:F2} 毫秒，p99 {times[Times * 99 / 100]:F2} 毫秒。");
    }
}
