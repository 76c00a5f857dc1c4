namespace PuyangFabu.Conversation.Cases;

/// <summary>A case in a list.</summary>
public record CaseItem
{
    public required long Id { get; init; }

    public required string Number { get; init; }

    /// <summary>One of <see cref="CaseType"/>.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public string? County { get; init; }

    /// <summary>It is a petition (信访).</summary>
    public bool Petition { get; init; }

    /// <summary>The field of life that it is of (领域).</summary>
    public string? Field { get; init; }

    /// <summary>One of <see cref="CaseState"/>.</summary>
    public required string State { get; init; }

    public required string StateName { get; init; }

    /// <summary>Id in the directory of the unit that handles it.</summary>
    public long? Unit { get; init; }

    public string? UnitName { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The end of the day by which it is to be answered.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Names the years on which that rests and whose days off nobody entered.</summary>
    public string? DueNote { get; init; }

    /// <summary><c>green</c>, <c>amber</c> from two thirds of the time on, <c>red</c> when late; null when its clock stands.</summary>
    public string? Light { get; init; }

    /// <summary>It was answered too late, or is not answered and late.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Working days that are left after today; negative when it is late.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>Which words of danger it holds.</summary>
    public string? Danger { get; init; }

    public required long Urges { get; init; }

    /// <summary>When the chief last told to see to it.</summary>
    public DateTimeOffset? SupervisedAt { get; init; }

    /// <summary>When somebody last put it before others; null when nobody did.</summary>
    public DateTimeOffset? HastenedAt { get; init; }

    /// <summary>How often it was handled anew because the citizen was not content.</summary>
    public required long Redone { get; init; }

    public long? Score { get; init; }

    public required long Revision { get; init; }
}
