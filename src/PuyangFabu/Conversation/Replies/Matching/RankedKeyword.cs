using PuyangFabu.Conversation.Replies.Rules;

namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>A normalised keyword of a rule; its place in a list is its rank, the best first.</summary>
internal readonly record struct RankedKeyword(string Text, ReplyRule Rule)
{
    public bool Timed => Rule.FromMs is not null || Rule.UntilMs is not null;
}
