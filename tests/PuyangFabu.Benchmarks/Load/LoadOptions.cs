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

    /// <summary>How many connections are open at once; everything is measured with each.</summary>
    public IReadOnlyList<int> Connections { get; init; } = [32];

    /// <summary>What is measured beside bare Kestrel.</summary>
    public IReadOnlySet<LoadKind> Kinds { get; init; } = Enum.GetValues<LoadKind>().ToHashSet();

    public int Articles { get; init; } = 100_000;

    public int Rules { get; init; } = 10_000;

    /// <summary>Old messages that lie in the inbox before the first is measured; 0 for none.</summary>
    public int InboxRows { get; init; }

    /// <summary>An own database on a PostgreSQL server, empty or filled by an earlier run; null for SQLite in the scratch folder.</summary>
    public string? PostgreSql { get; init; }

    /// <summary>Say at the end where the processor's time goes.</summary>
    public bool Profile { get; init; }

    /// <exception cref="ArgumentException">An option is unknown, lacks its value or is no number.</exception>
    public static LoadOptions Read(string[] arguments)
    {
        var options = new LoadOptions { Product = "", Work = "" };
        for (var index = 0; index < arguments.Length; index++)
        {
            options = arguments[index] == "--profile" ? options with { Profile = true }
                : index + 1 < arguments.Length ? options.With(arguments[index], arguments[++index])
                : throw new ArgumentException($"选项 {arguments[index]} 要有一个值。");
        }

        return options.Product.Length == 0 || options.Work.Length == 0
            ? throw new ArgumentException("需要 --product（发布目录）和 --work（临时目录）。")
            : options.PostgreSql is not null && options.Others.Count > 0
            ? throw new ArgumentException("--postgresql 只量一个程序：它的数据不能复制给 --other。")
            : options;
    }

    private LoadOptions With(string name, string value) => name switch
    {
        "--product" => this with { Product = Path.GetFullPath(value) },
        "--other" => this with { Others = [.. Others, Path.GetFullPath(value)] },
        "--work" => this with { Work = Path.GetFullPath(value) },
        "--postgresql" => this with { PostgreSql = value },
        "--data" => this with { Data = Path.GetFullPath(value) },
        "--rounds" => this with { Rounds = Number(name, value) },
        "--seconds" => this with { Seconds = Number(name, value) },
        "--connections" => this with { Connections = [.. value.Split(',').Select(part => Number(name, part))] },
        "--kinds" => this with { Kinds = value.Split(',').Select(Kind).ToHashSet() },
        "--articles" => this with { Articles = Number(name, value) },
        "--rules" => this with { Rules = Number(name, value) },
        "--inbox-rows" => this with { InboxRows = Number(name, value) },
        _ => throw new ArgumentException($"不认识的选项 {name}。"),
    };

    private static LoadKind Kind(string name) => Enum.TryParse<LoadKind>(name, ignoreCase: true, out var kind)
        ? kind
        : throw new ArgumentException($"--kinds 不认识 {name}；有 {string.Join('、', Enum.GetNames<LoadKind>())}。");

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{name} 要是正整数。");
}
