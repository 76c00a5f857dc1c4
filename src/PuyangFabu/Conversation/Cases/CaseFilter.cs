using PuyangFabu.Content.Directories;

namespace PuyangFabu.Conversation.Cases;

/// <summary>Which cases are listed; null is any.</summary>
public sealed record CaseFilter
{
    /// <summary>One of <see cref="CaseState"/>.</summary>
    public string? State { get; init; }

    /// <summary>One of <see cref="CaseType"/>.</summary>
    public string? Type { get; init; }

    public UnitReference? Unit { get; init; }

    public bool? Overdue { get; init; }

    /// <summary>That the title or the text holds, or the number.</summary>
    public string? Words { get; init; }

    /// <summary>Only older ones.</summary>
    public long? BeforeId { get; init; }

    /// <summary>Only those that one of these units handles or helps with.</summary>
    public IReadOnlySet<long>? Units { get; init; }
}

/// <summary>What the figures need of a case.</summary>
public sealed record CountedCase
{
    public required string Type { get; init; }

    public required string State { get; init; }

    public required string UnitName { get; init; }

    public required string County { get; init; }

    public required long SubmittedMs { get; init; }

    public required long DueMs { get; init; }

    public long? AnsweredMs { get; init; }

    public bool IsLateAt(long nowMs) => (AnsweredMs ?? (CaseState.Open.Contains(State) ? nowMs : 0)) > DueMs;
}
