using System.Text.Json;
using PuyangFabu.Conversation.Replies.Rules;

namespace PuyangFabu.Conversation.Replies.Unanswered;

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
