using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Conversation.Replies.Rules;

namespace PuyangFabu.Operations.SampleContent;

/// <summary>An entry of <c>reply-rules.json</c>: one answer for bare words and for phrases. It has exactly one of the three answers.</summary>
internal sealed record RuleSeed
{
    public required string Name { get; init; }

    /// <summary>Words that are the whole message.</summary>
    public required IReadOnlyList<string> Exact { get; init; }

    /// <summary>Phrases inside a message; long enough not to catch what the search answers better.</summary>
    public IReadOnlyList<string> Contains { get; init; } = [];

    public long Priority { get; init; }

    public string? Text { get; init; }

    /// <summary>See <see cref="SampleArticle.Name"/>.</summary>
    public string? Article { get; init; }

    /// <summary>Slug.</summary>
    public string? Board { get; init; }

    /// <param name="articleIds">Ids by <see cref="SampleArticle.Name"/>.</param>
    /// <returns>None when the article it points at is not there.</returns>
    public IEnumerable<ReplyRule> ToRules(IReadOnlyDictionary<string, long> articleIds)
    {
        if (Reply(articleIds) is not { } reply)
        {
            yield break;
        }

        yield return Rule(Name, Exact, ReplyMatch.Exact, reply);
        if (Contains.Count > 0)
        {
            yield return Rule($"{Name}（短语）", Contains, ReplyMatch.Contains, reply);
        }
    }

    private ReplyContent? Reply(IReadOnlyDictionary<string, long> articleIds) =>
        Text is not null ? new TextContent(Text)
        : Board is not null ? new BoardContent(Board)
        : articleIds.TryGetValue(Article!, out var id) ? new ArticleContent(id)
        : null;

    private ReplyRule Rule(string name, IReadOnlyList<string> keywords, ReplyMatch match, ReplyContent reply) =>
        new() { Name = name, Keywords = keywords, Match = match, Priority = Priority, Replies = [reply], Sample = true };
}
