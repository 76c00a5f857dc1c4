using System.Diagnostics;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>What is stored together with a message that the product sends by itself: before the call, and when it is known what came of it.</summary>
public sealed record SendingCompanion
{
    /// <summary>In the transaction that stores the message; a refusal takes both back, and nothing is sent.</summary>
    public required Func<DbSession, Task<Refusal?>> BeginAsync { get; init; }

    /// <summary>In the transaction that stores what came of it; gets one of <see cref="MessageState"/>.</summary>
    public required Func<DbSession, string, Task> EndAsync { get; init; }

    /// <summary>Starts a named step, for traces; null where nobody listens.</summary>
    public required Func<string, Activity?> Around { get; init; }

    /// <summary>Name of the step that stores the message.</summary>
    public required string Begin { get; init; }

    /// <summary>Name of the step that stores what came of it.</summary>
    public required string Store { get; init; }
}
