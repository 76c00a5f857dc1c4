using PuyangFabu.Content.Calendars;
using PuyangFabu.Conversation.Cases;

namespace PuyangFabu.Site.Cases;

/// <summary>What the page about a case's progress shows: the question for number and code, and the case to who has both.</summary>
public sealed record CaseProgressModel
{
    /// <summary>As it was typed.</summary>
    public string Number { get; init; } = "";

    /// <summary>As it was typed, for the rating that goes with it; empty unless it was right.</summary>
    public string Code { get; init; } = "";

    /// <summary>Of the link out of the chat by which it is looked at, for the rating that goes with it; empty for who has the code.</summary>
    public string Proof { get; init; } = "";

    /// <summary>Why nothing is shown, or why the rating was not taken.</summary>
    public string? Problem { get; init; }

    /// <summary>The rating that was not taken, as it was pressed and typed.</summary>
    public string Score { get; init; } = "";

    /// <inheritdoc cref="Score"/>
    public string Remark { get; init; } = "";

    /// <summary>The rating was taken just now.</summary>
    public bool Thanks { get; init; }

    public CaseProgress? Case { get; init; }
}

/// <summary>How a case stands, in plain words; nothing of who wrote it.</summary>
public sealed record CaseProgress
{
    public required string Number { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required string State { get; init; }

    public required string Plain { get; init; }

    public string? Unit { get; init; }

    public required long SubmittedMs { get; init; }

    /// <summary>Null when its clock stands.</summary>
    public long? DueMs { get; init; }

    public string? DueNote { get; init; }

    public string? DeclineReason { get; init; }

    public string? Answer { get; init; }

    public long? AnsweredMs { get; init; }

    public long? Score { get; init; }

    /// <summary>What the citizen said with it; empty for nothing.</summary>
    public string Remark { get; init; } = "";

    public required bool CanBeRated { get; init; }

    public required IReadOnlyList<CaseProgressStep> Steps { get; init; }

    public static CaseProgress Of(Case found) => new()
    {
        Number = found.Number,
        Type = found.Type,
        Title = found.WipedMs is null ? found.Title : "（内容已清除）",
        State = CaseState.CitizenNameOf(found.State),
        Plain = found is { Redone: > 0, IsOpen: true } ? $"您对上一次的答复不满意，已经退回重新办理。{CaseState.PlainOf(found.State)}" : CaseState.PlainOf(found.State),
        Unit = found.UnitName.Length > 0 ? found.UnitName : null,
        SubmittedMs = found.SubmittedMs,
        DueMs = found.IsOpen ? found.DueMs : null,
        DueNote = found.IsOpen ? WorkingDate.NoteOf(found.YearsUnknown) : null,
        DeclineReason = found.DeclineReason.Length > 0 ? found.DeclineReason : null,
        Answer = found.AnsweredMs is not null && found.Answer.Length > 0 ? found.Answer : null,
        AnsweredMs = found.AnsweredMs,
        Score = found.Score,
        Remark = found.Remark,
        CanBeRated = found.Score is null && found.State is CaseState.Answered or CaseState.Closed or CaseState.Published && found.WipedMs is null,
        Steps = CaseProgressStep.Of(found),
    };
}

/// <summary>A step of a case's way as the citizen reads it.</summary>
public sealed record CaseProgressStep(string Name, bool Done, long? AtMs)
{
    private static readonly string[] Order = [CaseState.Submitted, CaseState.Accepted, CaseState.Assigned, CaseState.Handling, CaseState.PendingApproval, CaseState.Answered, CaseState.Closed];

    public static IReadOnlyList<CaseProgressStep> Of(Case found)
    {
        var reached = Array.IndexOf(Order, found.State == CaseState.Published ? CaseState.Closed : found.State);
        return found.State == CaseState.Declined
            ? [new("提交", true, found.SubmittedMs), new("不予受理", true, found.ClosedMs)]
            : [
                new("提交", true, found.SubmittedMs),
                new("受理", reached >= 1, null),

                // Who received it may have answered it.
                .. found.UnitId is not null || reached < 4 ? new CaseProgressStep[] { new("转给承办单位", reached >= 2, found.AssignedMs), new("办理", reached >= 3, null) } : [],
                new("审核答复", reached >= 4, null),
                new("答复", reached >= 5, found.AnsweredMs),
                new("办结", reached >= 6, found.ClosedMs),
            ];
    }
}
