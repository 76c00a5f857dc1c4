using System.Globalization;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>What to run and for how long.</summary>
internal sealed record NodesOptions
{
    /// <summary>The published product.</summary>
    public required string Product { get; init; }

    /// <summary>The product as it was published before: the run begins with it. Null leaves the rolling update out.</summary>
    public string? Old { get; init; }

    /// <summary>Scratch folder; gets the nodes' folders and what they print.</summary>
    public required string Work { get; init; }

    public int Nodes { get; init; } = 3;

    /// <summary>At least so many messages are delivered.</summary>
    public int Messages { get; init; } = 3000;

    /// <summary>At least so long the load lasts.</summary>
    public int Seconds { get; init; } = 120;

    /// <summary>So many seconds the node is stopped that stops before a call to WeChat.</summary>
    public int Pause { get; init; } = 60;

    /// <summary>Of what is left to chance; the same seed gives the same followers, not the same order of things.</summary>
    public int Seed { get; init; } = Environment.TickCount & 0xffff;

    /// <exception cref="ArgumentException">An option is unknown, lacks its value or is no number.</exception>
    public static NodesOptions Read(string[] arguments)
    {
        var options = new NodesOptions { Product = "", Work = "" };
        if (arguments.Length % 2 != 0)
        {
            throw new ArgumentException("每个选项都要有一个值。");
        }

        foreach (var pair in arguments.Chunk(2))
        {
            options = pair[0] switch
            {
                "--product" => options with { Product = Path.GetFullPath(pair[1]) },
                "--old" => options with { Old = Path.GetFullPath(pair[1]) },
                "--work" => options with { Work = Path.GetFullPath(pair[1]) },
                "--nodes" => options with { Nodes = Number(pair, 2, 5) },
                "--messages" => options with { Messages = Number(pair, 1, 1_000_000) },
                "--seconds" => options with { Seconds = Number(pair, 1, 86_400) },
                "--pause" => options with { Pause = Number(pair, 1, 600) },
                "--seed" => options with { Seed = Number(pair, 1, int.MaxValue) },
                _ => throw new ArgumentException($"不认识的选项 {pair[0]}。"),
            };
        }

        return options.Product.Length == 0 || options.Work.Length == 0
            ? throw new ArgumentException("需要 --product（发布目录）和 --work（临时目录）。")
            : options;
    }

    private static int Number(string[] pair, int least, int most) =>
        int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{pair[0]} 要是 {least} 至 {most} 的整数。");
}
