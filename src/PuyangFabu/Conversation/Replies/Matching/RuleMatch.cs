using PuyangFabu.Conversation.Replies.Rules;

namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>The rule that answers a text.</summary>
/// <param name="Keyword">The rule's keyword that was met, normalised.</param>
public readonly record struct RuleMatch(ReplyRule Rule, string Keyword);
