using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace PuyangFabu.Conversation.Replies.Unanswered;

/// <summary>A place in the list of unanswered words as callers carry it from page to page.</summary>
internal static class UnansweredCursor
{
    public static string Of(UnansweredWords last) => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{last.Times}.{last.LastMs}.{last.Words}")));

    /// <returns>Null when the text is no cursor of ours.</returns>
    public static UnansweredWords? Read(string cursor)
    {
        if (!Base64Url.IsValid(cursor))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('.', 3);
        return parts.Length == 3 && Number(parts[0]) is { } times && Number(parts[1]) is { } last && !parts[2].Contains('\0', StringComparison.Ordinal)
            ? new UnansweredWords { Account = "", Words = parts[2], Times = times, FirstMs = 0, LastMs = last }
            : null;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
