namespace PuyangFabu.People.Audit;

/// <summary>The end of the chain: number and hash of its last row.</summary>
public sealed record AuditHead
{
    public long Sequence { get; init; }

    public string Hash { get; init; } = "";
}
