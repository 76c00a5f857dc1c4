namespace PuyangFabu.People.Audit;

/// <summary>The head and the last row at one moment; in a record that nobody touched they are the same.</summary>
public sealed record AuditEnd
{
    public long HeadSequence { get; init; }

    public string HeadHash { get; init; } = "";

    /// <summary>0 when there is no row.</summary>
    public long LastSequence { get; init; }
}
