using PuyangFabu.Conversation.Replies.Matching;

namespace PuyangFabu.Conversation.Replies.Rules;

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
