using PuyangFabu.Conversation.Replies.Rules;

namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>The rule that answers a text.</summary>
/// <param name="Keyword">The rule's keyword that was met, normalised.</param>
public readonly record struct RuleMatch(ReplyRule Rule, string Keyword);

/// <summary>How a rule's keywords are compared with what a follower sent.</summary>
public enum ReplyMatch
{
    /// <summary>The whole text is the keyword, but for punctuation and white space around it.</summary>
    Exact,

    /// <summary>The keyword occurs somewhere in the text.</summary>
    Contains,
}

/// <summary>A normalised keyword of a rule; its place in a list is its rank, the best first.</summary>
internal readonly record struct RankedKeyword(string Text, ReplyRule Rule);
