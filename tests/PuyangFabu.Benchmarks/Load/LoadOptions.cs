using System.Globalization;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>What to measure and how long.</summary>
internal sealed record LoadOptions
{
    /// <summary>The published product.</summary>
    public required string Product { get; init; }

    /// <summary>The product published otherwise, measured in turns with it, each on a copy of its data.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Scratch folder; a database that an earlier run loaded there is used again.</summary>
    public required string Work { get; init; }

    /// <summary>Folder with headlines and queries; null for made-up ones.</summary>
    public string? Data { get; init; }

    public int Rounds { get; init; } = 3;

    /// <summary>Length of each measurement.</summary>
    public int Seconds { get; init; } = 6;

    public int Articles { get; init; } = 100_000;

    public int Rules { get; init; } = 10_000;

    /// <exception cref="ArgumentException">An option is unknown, lacks its value or is no number.</exception>
    public static LoadOptions Read(string[] arguments)
    {
        var options = new LoadOptions { Product = "", Work = "" };
        if (arguments.Length % 2 != 0)
        {
            throw new ArgumentException("每个选项都要有一个值。");
        }

        foreach (var pair in arguments.Chunk(2))
        {
            options = pair[0] switch
            {
                "--product" => options with { Product = Path.GetFullPath(pair[1]) },
                "--other" => options with { Others = [.. options.Others, Path.GetFullPath(pair[1])] },
                "--work" => options with { Work = Path.GetFullPath(pair[1]) },
                "--data" => options with { Data = Path.GetFullPath(pair[1]) },
                "--rounds" => options with { Rounds = Number(pair) },
                "--seconds" => options with { Seconds = Number(pair) },
                "--articles" => options with { Articles = Number(pair) },
                "--rules" => options with { Rules = Number(pair) },
                _ => throw new ArgumentException($"不认识的选项 {pair[0]}。"),
            };
        }

        return options.Product.Length == 0 || options.Work.Length == 0
            ? throw new ArgumentException("需要 --product（发布目录）和 --work（临时目录）。")
            : options;
    }

    private static int Number(string[] pair) =>
        int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{pair[0]} 要是正整数。");
}
