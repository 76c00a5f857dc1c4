using System.Globalization;

namespace PuyangFabu.Accounts.Followers;

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
