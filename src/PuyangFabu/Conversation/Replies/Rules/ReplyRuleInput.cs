using System.Text.Json;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>A reply rule as an editor hands it in. Checked by <see cref="ReplyRuleInputRules"/>.</summary>
[EchoOf(typeof(ReplyRuleView))]
public sealed record ReplyRuleInput
{
    public string? Name { get; init; }

    public IReadOnlyList<string?>? Keywords { get; init; }

    /// <summary><c>exact</c> (when left out) or <c>contains</c>.</summary>
    public string? Match { get; init; }

    /// <summary>0 when left out; the higher one wins.</summary>
    public long? Priority { get; init; }

    /// <summary>True when left out.</summary>
    public bool? Enabled { get; init; }

    /// <summary>ISO 8601 with offset; without one it is China's time.</summary>
    public string? From { get; init; }

    /// <summary>Like <see cref="From"/>; the rule does not hold at this moment any more.</summary>
    public string? Until { get; init; }

    /// <summary>
    /// Objects with a <c>type</c> (text, article, board, news, image); a plain string is a text, and one reply alone
    /// needs no list.
    /// </summary>
    public JsonElement? Replies { get; init; }

    /// <summary>The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</summary>
    public long? Revision { get; init; }
}

/// <summary>One reply as handed in: <c>type</c> and what that type needs.</summary>
public sealed record ReplyItemInput
{
    public string? Type { get; init; }

    public string? Text { get; init; }

    public long? ArticleId { get; init; }

    /// <summary>Slug.</summary>
    public string? Board { get; init; }

    public string? MediaId { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? PicUrl { get; init; }

    public string? Url { get; init; }
}
