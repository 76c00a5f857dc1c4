using System.Collections.Immutable;
using System.Globalization;

namespace PuyangFabu.Benchmarks.Sizes;

/// <summary>What is filled in and which product is started on it.</summary>
internal sealed record SizesOptions
{
    /// <summary>A published product.</summary>
    public string Product { get; init; } = "";

    /// <summary>A folder for its data; its content stays.</summary>
    public string Work { get; init; } = "";

    /// <summary>At which numbers of articles it is looked how large everything is, ascending.</summary>
    public ImmutableList<int> Articles { get; init; } = [1000, 10_000];

    /// <summary>Settings of another database than SQLite in the work folder.</summary>
    public ImmutableList<string> Storage { get; init; } = [];

    /// <exception cref="ArgumentException">An option is unknown, lacks its value or is no number, or one is missing.</exception>
    public static SizesOptions Read(string[] arguments)
    {
        var options = new SizesOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--product", var folder] => options with { Product = Path.GetFullPath(folder) },
                ["--work", var folder] => options with { Work = Path.GetFullPath(folder) },
                ["--articles", var numbers] => options with { Articles = [.. numbers.Split(',').Select(static number => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))] },
                ["--postgresql", var connection] => options with { Storage = ["--Storage:Provider=postgresql", $"--Storage:ConnectionString={connection}"] },
                _ => throw new ArgumentException($"不认识的选项 {string.Join(' ', pair)}；可用 --product 发布目录、--work 目录、--articles 1000,10000、--postgresql 连接字符串。"),
            };
        }

        return options.Product.Length == 0 || options.Work.Length == 0 ? throw new ArgumentException("需要 --product（发布目录）和 --work（目录）。") : options;
    }
}
