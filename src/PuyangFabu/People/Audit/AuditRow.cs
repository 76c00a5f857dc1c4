namespace PuyangFabu.People.Audit;

/// <summary>One link of the chain as stored. Never changed, never removed.</summary>
public sealed record AuditRow
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Sequence { get; init; }

    public long AtMs { get; init; }

    public long? OperatorId { get; init; }

    public string OperatorName { get; init; } = "";

    public string Address { get; init; } = "";

    public string Action { get; init; } = "";

    public string Refused { get; init; } = "";

    public string TargetKind { get; init; } = "";

    public string TargetId { get; init; } = "";

    public string ContentHash { get; init; } = "";

    /// <summary>JSON, or empty.</summary>
    public string BeforeJson { get; init; } = "";

    /// <summary>JSON, or empty.</summary>
    public string AfterJson { get; init; } = "";

    public string Comment { get; init; } = "";

    /// <summary><see cref="Hash"/> of the row before; 64 zeros for the first.</summary>
    public string PreviousHash { get; init; } = "";

    /// <summary>See <see cref="AuditHash"/>.</summary>
    public string Hash { get; init; } = "";
}
