using System.Collections.Immutable;
using System.Globalization;

namespace PuyangFabu.Benchmarks.Start;

/// <summary>What to start and how often.</summary>
internal sealed record StartOptions
{
    /// <summary>Published products, e.g. one from before a change and one from after it.</summary>
    public ImmutableList<string> Products { get; init; } = [];

    public int Rounds { get; init; } = 5;

    /// <exception cref="ArgumentException">An option is unknown, lacks its value or is no number, or no product is named.</exception>
    public static StartOptions Read(string[] arguments)
    {
        var options = new StartOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--product", var folder] => options with { Products = options.Products.Add(Path.GetFullPath(folder)) },
                ["--rounds", var rounds] when int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => options with { Rounds = number },
                _ => throw new ArgumentException($"不认识的选项 {string.Join(' ', pair)}；可用 --product 发布目录（可以写几次）、--rounds 正整数。"),
            };
        }

        return options.Products.IsEmpty ? throw new ArgumentException("需要 --product（发布目录）。") : options;
    }
}
