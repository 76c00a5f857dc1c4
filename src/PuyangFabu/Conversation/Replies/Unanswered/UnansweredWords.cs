using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Replies.Unanswered;

/// <summary>Words that followers sent and nothing answered, for the editors to write a rule or an article for.</summary>
public sealed record UnansweredWords
{
    public required string Account { get; init; }

    public required string Words { get; init; }

    /// <summary>How often they were sent.</summary>
    public required long Times { get; init; }

    public required long FirstMs { get; init; }

    public required long LastMs { get; init; }

    /// <summary>This place in the list, as callers carry it from page to page.</summary>
    public string ToCursor() => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Times}.{LastMs}.{Words}")));

    /// <returns>Null when the text is no cursor of ours.</returns>
    public static UnansweredWords? OfCursor(string cursor)
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

/// <summary>Unanswered words as the operators' calls show them.</summary>
/// <param name="Times">How often they were sent.</param>
public sealed record UnansweredItem(string Words, long Times, DateTimeOffset First, DateTimeOffset Last)
{
    public static UnansweredItem Of(UnansweredWords row) =>
        new(row.Words, row.Times, UnixMilliseconds.ToChinaTime(row.FirstMs), UnixMilliseconds.ToChinaTime(row.LastMs));
}

/// <summary>A rule to be made of words that nothing answered.</summary>
public sealed record WordsRuleInput
{
    /// <summary>The keywords of the rule; they leave the list of unanswered words.</summary>
    public IReadOnlyList<string?>? Words { get; init; }

    /// <summary>The first of the words when left out.</summary>
    public string? Name { get; init; }

    /// <summary>As in <see cref="ReplyRuleInput.Replies"/>; one or several.</summary>
    public JsonElement? Reply { get; init; }

    /// <summary>As in <see cref="ReplyRuleInput.Match"/>.</summary>
    public string? Match { get; init; }

    public long? Priority { get; init; }

    public ReplyRuleInput ToRule() => new()
    {
        Name = string.IsNullOrWhiteSpace(Name) && Words is [var first, ..] ? first : Name,
        Keywords = Words,
        Match = Match,
        Priority = Priority,
        Replies = Reply,
    };
}
