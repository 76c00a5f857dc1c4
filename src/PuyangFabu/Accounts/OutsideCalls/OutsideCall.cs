namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>One call that has an effect at WeChat. Written before it is made; what came of it is written after.</summary>
public sealed record OutsideCall
{
    /// <summary><see cref="NextStepMs"/> of a call with which nothing is to be done by itself.</summary>
    public const long Never = long.MaxValue;

    public long Id { get; init; }

    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    /// <summary>One of <see cref="OutsideCallKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Who wanted it; null for what the product does by itself.</summary>
    public long? OperatorId { get; init; }

    public required string OperatorName { get; init; }

    public string SubjectKind { get; init; } = "";

    public string SubjectId { get; init; } = "";

    /// <summary>Hash of what goes out; empty when nothing does.</summary>
    public string ContentHash { get; init; } = "";

    /// <inheritdoc cref="OutsideIntent.Detail"/>
    public string Detail { get; init; } = "";

    /// <summary>How many people it was about.</summary>
    public long Recipients { get; init; }

    /// <inheritdoc cref="OutsideIntent.ShownTo"/>
    public string ShownTo { get; init; } = "";

    /// <summary>One of <see cref="OutsideCallState"/>.</summary>
    public required string State { get; init; }

    public long Attempts { get; init; } = 1;

    public long StartedMs { get; init; }

    /// <summary>Until then the process that wrote it may be in the call.</summary>
    public long LeaseUntilMs { get; init; }

    /// <summary>When an unknown one is followed up.</summary>
    public long NextStepMs { get; init; } = Never;

    public long? EndedMs { get; init; }

    /// <summary>WeChat's errcode.</summary>
    public long? ResultCode { get; init; }

    /// <summary>What went wrong and what to do, in Chinese; empty when nothing did.</summary>
    public string Result { get; init; } = "";

    /// <summary>It is under way, or will be followed up.</summary>
    public bool IsOpen => State == OutsideCallState.Intended || (State == OutsideCallState.Unknown && NextStepMs != Never);
}
