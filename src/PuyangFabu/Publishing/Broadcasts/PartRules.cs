namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>What can still be done with one part. Moves and the list of offered actions ask here, so that neither says more than the other.</summary>
public static class PartRules
{
    /// <summary>WeChat has its content under a known job.</summary>
    public static bool IsRecallable(BroadcastPart part) => part is { MsgId.Length: > 0, State: PartState.Submitted or PartState.Succeeded };

    /// <summary>Nobody knows what became of it, or nobody can ask any more.</summary>
    public static bool IsUnresolved(BroadcastPart part) =>
        part.State == PartState.Unknown || part is { State: PartState.Submitted, NextStepMs: BroadcastPart.Never };

    /// <summary>WeChat certainly took nothing of it: the same key may be used once more.</summary>
    public static bool IsSendableAgain(BroadcastPart part) => part is { State: PartState.Failed, FirstAttemptMs: null, MsgId: "" };

    /// <summary>WeChat does not have it.</summary>
    public static bool IsStoppable(BroadcastPart part) => part.State == PartState.Waiting;
}
