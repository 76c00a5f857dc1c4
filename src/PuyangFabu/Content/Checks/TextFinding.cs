using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.Content.Checks;

/// <summary>One thing that a check found in a text.</summary>
public sealed record TextFinding
{
    /// <summary>
    /// The same for the same rule, place and excerpt, so that an overrule can name it. Says nothing about the rest of
    /// the text: an overrule holds for the content hash it was given on.
    /// </summary>
    public string Id => field ??= HashOf(this);

    /// <summary>One of <see cref="CheckRules"/>, for a word list with its name after a colon.</summary>
    public required string Rule { get; init; }

    /// <summary>One of <see cref="FindingSeverity"/>.</summary>
    public required string Severity { get; init; }

    /// <summary>One of <see cref="CheckedFieldNames"/>.</summary>
    public required string Field { get; init; }

    public FindingPlace Place { get; init; }

    /// <summary>The words with a few around them; personal data in it is masked.</summary>
    public string Excerpt { get; init; } = "";

    /// <summary>What is wrong, in Chinese.</summary>
    public required string Message { get; init; }

    /// <summary>What to do, in Chinese.</summary>
    public string Suggestion { get; init; } = "";

    private static string HashOf(TextFinding finding)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{finding.Rule}\n{finding.Field}\n{finding.Place.Line}\n{finding.Place.Offset}\n{finding.Place.Length}\n{finding.Excerpt}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
    }
}

/// <summary>Where in a field a finding is.</summary>
/// <param name="Line">Paragraph, from 1; in lists (pictures, links) the how-manieth.</param>
/// <param name="Offset">Characters (UTF-16 units) before it in the line, from 0.</param>
/// <param name="Length">Its characters; 0 when the whole line is meant.</param>
public readonly record struct FindingPlace(int Line, int Offset, int Length);

/// <summary>How much a finding weighs, as stored and as the API writes it.</summary>
public static class FindingSeverity
{
    /// <summary>禁发: the text must be changed.</summary>
    public const string Block = "block";

    /// <summary>须复核: the last reviewer may let it stand, with a reason.</summary>
    public const string Confirm = "confirm";

    /// <summary>提示: nobody has to act.</summary>
    public const string Hint = "hint";

    private static readonly string[] HeaviestFirst = [Block, Confirm, Hint];

    /// <summary>0 for the heaviest; an unknown word counts as that.</summary>
    public static int RankOf(string severity) => Math.Max(0, Array.IndexOf(HeaviestFirst, severity));
}
