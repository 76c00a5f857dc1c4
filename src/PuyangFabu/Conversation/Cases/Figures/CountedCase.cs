namespace PuyangFabu.Conversation.Cases.Figures;

/// <summary>What the figures need of a case.</summary>
public sealed record CountedCase
{
    public long Id { get; init; }

    public required string Type { get; init; }

    public string Title { get; init; } = "";

    public bool Publishable { get; init; }

    public required string State { get; init; }

    public required string UnitName { get; init; }

    public required string County { get; init; }

    public string Field { get; init; } = "";

    public required long SubmittedMs { get; init; }

    public required long DueMs { get; init; }

    public long? AnsweredMs { get; init; }

    public long? Score { get; init; }

    public bool IsLateAt(long nowMs) => (AnsweredMs ?? (CaseState.Open.Contains(State) ? nowMs : 0)) > DueMs;
}
