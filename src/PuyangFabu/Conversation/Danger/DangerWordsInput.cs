namespace PuyangFabu.Conversation.Danger;

/// <summary>All words of danger as an editor hands them in; they replace what is stored.</summary>
public sealed record DangerWordsInput
{
    public IReadOnlyList<DangerGroupInput?>? Groups { get; init; }

    /// <summary>The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</summary>
    public long? Revision { get; init; }
}
