using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Cases.Listing;

namespace PuyangFabu.Conversation.Cases;

/// <summary>Which cases are listed; null is any.</summary>
public sealed record CaseFilter
{
    /// <summary>One of <see cref="CaseState"/>.</summary>
    public string? State { get; init; }

    /// <summary>One of <see cref="CaseType"/>.</summary>
    public string? Type { get; init; }

    public string? County { get; init; }

    public UnitReference? Unit { get; init; }

    public bool? Overdue { get; init; }

    /// <summary>More time was asked for, and nobody decided yet.</summary>
    public bool AsksForTime { get; init; }

    /// <summary>Answered, and the citizen was not content.</summary>
    public bool FollowUp { get; init; }

    /// <summary>The field of life that it is of.</summary>
    public string? Field { get; init; }

    /// <summary>First moment of submission.</summary>
    public long? FromMs { get; init; }

    /// <summary>First moment after it.</summary>
    public long? UntilMs { get; init; }

    /// <summary>That the title or the text holds, or the number.</summary>
    public string? Words { get; init; }

    /// <summary>Only those that stand behind this one.</summary>
    public CasePlace? After { get; init; }

    /// <summary>Only those that one of these units handles or helps with.</summary>
    public IReadOnlySet<long>? Units { get; init; }

    /// <summary>Of what informants tell only what lies with one of these units; null for all of it.</summary>
    public IReadOnlySet<long>? ReportsOf { get; init; }

    /// <summary>Only those whose next step is this person's.</summary>
    public CaseDuty? Duty { get; init; }
}

/// <summary>For what a person is waited for.</summary>
/// <param name="Person">Decides about nothing that he had a hand in.</param>
/// <param name="Receives">Takes cases on, hands them to units, closes them.</param>
/// <param name="Units">Whose cases he handles.</param>
/// <param name="Approves">Decides about answers and about more time.</param>
public sealed record CaseDuty(long Person, bool Receives, IReadOnlySet<long> Units, bool Approves);
