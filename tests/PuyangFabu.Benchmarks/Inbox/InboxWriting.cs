using System.Globalization;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Benchmarks.Inbox;

/// <summary>
/// <c>inbox-writing [--rows N] [--groups N] [--sizes 32,256] [--provider sqlite|postgresql]</c>: rows a second and how long a group takes, in an
/// empty inbox and in one of so many rows; the inbox as it was and as it is, in turns. Alone on a machine the ratios mean something.
/// </summary>
internal static class InboxWriting
{
    private const int Turns = 10;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = arguments.Chunk(2).ToDictionary(static pair => pair[0], static pair => pair[^1]);
        int Number(string name, int otherwise) => options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        var (rows, groups) = (Number("--rows", 2_000_000), Number("--groups", 400));
        var sizes = options.GetValueOrDefault("--sizes", "32,256").Split(',').Select(static size => int.Parse(size, CultureInfo.InvariantCulture)).ToArray();
        var provider = options.GetValueOrDefault("--provider");
        if (provider is null or "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("puyangfabu-inbox-").FullName;
            await MeasureAsync("sqlite", name => Task.FromResult(new StorageOptions { ConnectionString = $"Data Source={Path.Combine(folder, name)}.db" }), rows, groups, sizes);
            Directory.Delete(folder, recursive: true);
        }

        if (provider is null or "postgresql")
        {
            using var server = ScratchServer.Start(out var reason);
            if (server is null)
            {
                System.Console.Error.WriteLine(reason);
                return 2;
            }

            await MeasureAsync("postgresql", server.CreateAsync, rows, groups, sizes);
        }

        return 0;
    }

    private static async Task MeasureAsync(string provider, Func<string, Task<StorageOptions>> create, int rows, int groups, int[] sizes)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var former = new InboxShape(former: true, await create("former"), now);
        await using var present = new InboxShape(former: false, await create("present"), now);
        var ways = new List<Way> { new("former", former, 1), new("now", present, 1) };
        if (provider != "sqlite")
        {
            ways.Add(new("now, two groups at a time", present, 2));
        }

        var empty = await InTurnsAsync(ways, groups, sizes);
        await former.FillAsync(rows);
        await present.FillAsync(rows);
        var full = await InTurnsAsync(ways, groups, sizes);
        foreach (var size in sizes)
        {
            var (formerEmpty, formerFull) = (empty[(ways[0], size)], full[(ways[0], size)]);
            foreach (var way in ways)
            {
                var (before, after) = (empty[(way, size)], full[(way, size)]);
                System.Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{provider}, groups of {size}, {way.Name}: empty {before}; with {rows} rows {after}; full to empty {after.RowsASecond / before.RowsASecond:F2}; to former {before.RowsASecond / formerEmpty.RowsASecond:F2} empty, {after.RowsASecond / formerFull.RowsASecond:F2} full"));
            }
        }
    }

    private static async Task<Dictionary<(Way Way, int Size), Speed>> InTurnsAsync(List<Way> ways, int groups, int[] sizes)
    {
        var times = (from way in ways from size in sizes select (way, size)).ToDictionary(static pair => (Way: pair.way, Size: pair.size), static _ => new List<double>());
        foreach (var (size, turn) in from size in sizes from turn in Enumerable.Range(0, Turns + 1) select (size, turn))
        {
            foreach (var way in ways)
            {
                for (var group = 0; group < groups / Turns; group++)
                {
                    var milliseconds = await way.Shape.WriteAsync(size, way.Together);

                    // The first turn is what a start costs.
                    if (turn > 0)
                    {
                        times[(way, size)].Add(milliseconds);
                    }
                }
            }
        }

        return times.ToDictionary(static pair => pair.Key, static pair => Speed.Of(pair.Value, pair.Key.Size * pair.Key.Way.Together));
    }

    private sealed record Way(string Name, InboxShape Shape, int Together);

    private sealed record Speed(double RowsASecond, double Median, double P99)
    {
        public static Speed Of(List<double> milliseconds, int size)
        {
            milliseconds.Sort();
            return new(milliseconds.Count * size / milliseconds.Sum() * 1000, milliseconds[milliseconds.Count / 2], milliseconds[(int)(milliseconds.Count * 0.99)]);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RowsASecond:F0} rows/s, {Median:F2} ms, p99 {P99:F2} ms");
    }
}
