using PuyangFabu.Conversation.Replies.Matching;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>A keyword rule (关键词回复): which words of a follower get which answer.</summary>
public sealed record ReplyRule
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As the editor wrote them; they are compared in normalised form. No line breaks.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    public ReplyMatch Match { get; init; }

    /// <summary>The higher one wins among rules that match in the same way.</summary>
    public long Priority { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>The rule holds from this moment (UTC milliseconds, inclusive); null means since ever.</summary>
    public long? FromMs { get; init; }

    /// <summary>The rule holds until this moment (UTC milliseconds, exclusive); null means for ever.</summary>
    public long? UntilMs { get; init; }

    public required IReadOnlyList<ReplyContent> Replies { get; init; }

    /// <summary>True for a rule made up to show the product.</summary>
    public bool Sample { get; init; }

    /// <summary>True for a rule of the starter pack until somebody saves it; it is switched off meanwhile.</summary>
    public bool ToCheck { get; init; }

    public long Revision { get; init; } = 1;

    public bool HoldsAt(long nowMs) => (FromMs is not { } from || from <= nowMs) && (UntilMs is not { } until || nowMs < until);
}
