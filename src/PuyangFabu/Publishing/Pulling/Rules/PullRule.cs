namespace PuyangFabu.Publishing.Pulling.Rules;

/// <summary>Which board an article from WeChat is put on: the first rule that fits counts.</summary>
public sealed record PullRule
{
    public long Id { get; init; }

    /// <summary>Lower ones are asked first.</summary>
    public long Place { get; init; }

    /// <summary>One of <see cref="PullRuleField"/>.</summary>
    public required string Field { get; init; }

    /// <summary>What the field holds; a series is named whole.</summary>
    public required string Word { get; init; }

    public required long BoardId { get; init; }
}

/// <summary>What of an article a rule looks at; the names are stored.</summary>
public static class PullRuleField
{
    public const string Title = "title";
    public const string Author = "author";

    /// <summary>The name of a series at the head of the title, see <see cref="SeriesName"/>.</summary>
    public const string Series = "series";

    public static IReadOnlyList<string> All { get; } = [Title, Author, Series];
}
