using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>One line of a word list.</summary>
public record WordRule
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

    /// <summary>Tells this rule from what somebody else may have put in its place.</summary>
    public string Mark => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Kind, Words, Severity, Suggestion, Contexts, Enabled))).AsSpan(0, 8));

    private static string[] Split(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One line of a word list with its place.</summary>
public sealed record PlacedWordRule : WordRule
{
    /// <summary>From 1.</summary>
    public required long Place { get; init; }
}

/// <summary>What the words of a rule must do to be found, as stored and as the API and CSV write it.</summary>
public static class WordRuleKind
{
    /// <summary>Any of the words occurs.</summary>
    public const string Exact = "exact";

    /// <summary>A .NET regular expression matches.</summary>
    public const string Pattern = "pattern";

    /// <summary>The first word occurs and one of the others nowhere.</summary>
    public const string Together = "together";

    /// <summary>Several of the words occur, in another order than here.</summary>
    public const string Order = "order";
}
