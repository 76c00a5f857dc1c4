namespace PuyangFabu.Content.Checks.Words;

/// <summary>One line of a word list.</summary>
public sealed record WordRule
{
    /// <summary>The list it stands in; empty until it is stored.</summary>
    public string ListName { get; init; } = "";

    /// <summary>One of <see cref="WordRuleKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>One a line; a pattern is a single line.</summary>
    public required string Words { get; init; }

    /// <summary>One of <see cref="FindingSeverity"/>.</summary>
    public required string Severity { get; init; }

    /// <summary>What to write instead, for people.</summary>
    public string Suggestion { get; init; } = "";

    /// <summary>Phrases, one a line; a hit inside one of them does not count.</summary>
    public string Contexts { get; init; } = "";

    public bool Enabled { get; init; } = true;

    public IReadOnlyList<string> WordList => Split(Words);

    public IReadOnlyList<string> ContextList => Split(Contexts);

    private static string[] Split(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
