using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Replies.Unanswered;

/// <summary>Unanswered words as the operators' calls show them.</summary>
/// <param name="Times">How often they were sent.</param>
public sealed record UnansweredItem(string Words, long Times, DateTimeOffset First, DateTimeOffset Last)
{
    public static UnansweredItem Of(UnansweredWords row) =>
        new(row.Words, row.Times, UnixMilliseconds.ToChinaTime(row.FirstMs), UnixMilliseconds.ToChinaTime(row.LastMs));
}
