using System.Globalization;

namespace PuyangFabu.Accounts.Followers;

/// <summary>Which followers to list, and from where on.</summary>
public sealed record FollowerFilter(string Account)
{
    public long? TagId { get; init; }

    /// <summary>A part of the remark, or the beginning of the code; null for all.</summary>
    public string? Words { get; init; }

    /// <summary>Who followed from this moment on; UTC milliseconds, inclusive.</summary>
    public long? FollowedFromMs { get; init; }

    /// <summary>Who followed before this moment; UTC milliseconds, exclusive.</summary>
    public long? FollowedUntilMs { get; init; }

    /// <summary>The last one of the page before; null for the first page.</summary>
    public FollowerCursor? After { get; init; }

    internal string? RemarkPattern => Words is null ? null : $"%{Escaped(Words)}%";

    internal string? CodePattern => Words is null ? null : $"{CodeLetters(Words)}%";

    internal long AfterMs => After?.FollowedMs ?? 0;

    internal string? AfterCode => After?.Code;

    private static string Escaped(string words) => words
        .Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    // A name that was copied from a page begins with 关注者; words without letters of a code match no code.
    internal static string CodeLetters(string words)
    {
        var letters = string.Concat(words.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return letters.Length > 0 ? letters : "-";
    }
}

/// <summary>A place in the list of followers as callers carry it from page to page.</summary>
public sealed record FollowerCursor(long FollowedMs, string Code)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FollowedMs}-{Code}");

    /// <returns>Null when the text is no cursor of ours.</returns>
    public static FollowerCursor? Read(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            && parts[1].Length == FollowerNames.CodeLength && parts[1].All(char.IsAsciiLetterOrDigit)
            ? new FollowerCursor(ms, parts[1])
            : null;
    }
}
