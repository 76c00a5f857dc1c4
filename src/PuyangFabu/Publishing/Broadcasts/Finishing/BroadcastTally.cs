namespace PuyangFabu.Publishing.Broadcasts.Finishing;

/// <summary>What the states of its parts make of a broadcast that is being sent.</summary>
public static class BroadcastTally
{
    public static string StateOf(IReadOnlyList<BroadcastPart> parts)
    {
        bool Any(string state) => parts.Any(part => part.State == state);
        return Any(PartState.Sending) || Any(PartState.Waiting) ? BroadcastState.Sending
            : Any(PartState.Unknown) ? BroadcastState.Unknown
            : Any(PartState.Submitted) ? BroadcastState.Submitted
            : Any(PartState.Failed) ? BroadcastState.Failed
            : Any(PartState.Succeeded) ? BroadcastState.Succeeded
            : Any(PartState.Recalled) ? BroadcastState.Recalled
            : BroadcastState.Cancelled;
    }
}
