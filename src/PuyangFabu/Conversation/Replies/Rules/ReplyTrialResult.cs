using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>What a follower would get for some words, and why.</summary>
public sealed record ReplyTrialResult
{
    public required ReplyPreview Reply { get; init; }

    /// <summary><c>danger</c>, <c>rule</c>, <c>board</c>, <c>directory</c>, <c>greeting</c>, <c>people</c>, <c>search</c>, <c>default</c> or <c>unsupported</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Why this and nothing else, for people.</summary>
    public required string Why { get; init; }

    /// <summary>The rule that answers; null when none does.</summary>
    public TriedRule? Winner { get; init; }

    /// <summary>The rules that the words meet too, and why each does not answer; the nearest first.</summary>
    public required IReadOnlyList<TriedRule> Losers { get; init; }
}

/// <summary>A rule whose keyword the words meet.</summary>
public sealed record TriedRule
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The keyword that was met, normalised.</summary>
    public required string Keyword { get; init; }

    public required ReplyMatch Match { get; init; }

    public required long Priority { get; init; }

    /// <summary>Why it answers or does not, for people.</summary>
    public required string Why { get; init; }

    public static TriedRule Of(RuleMatch match, string why) => new()
    {
        Id = match.Rule.Id,
        Name = match.Rule.Name,
        Keyword = match.Keyword,
        Match = match.Rule.Match,
        Priority = match.Rule.Priority,
        Why = why,
    };
}

/// <summary>A message as WeChat would get it, for people and programs to look at.</summary>
public sealed record ReplyPreview
{
    /// <summary><c>text</c>, <c>news</c> or <c>image</c>.</summary>
    public required string Type { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<NewsItem>? Articles { get; init; }

    public string? MediaId { get; init; }

    /// <exception cref="ArgumentException">A kind of reply that no rule and no search gives.</exception>
    public static ReplyPreview Of(Reply reply) => reply switch
    {
        TextReply text => new() { Type = "text", Text = text.Content },
        NewsReply news => new() { Type = "news", Articles = news.Items },
        ImageReply image => new() { Type = "image", MediaId = image.MediaId },
        _ => throw new ArgumentException($"No preview of {reply.GetType().Name}.", nameof(reply)),
    };
}

/// <summary>Words to try on the rules as if a follower had sent them.</summary>
public sealed record ReplyTrialInput
{
    public string? Text { get; init; }

    /// <summary>Slug of the account they would be sent to; the default account when left out.</summary>
    public string? Account { get; init; }
}
