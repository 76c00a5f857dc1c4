namespace PuyangFabu.People.Audit;

/// <summary>What the database knows of the anchor files, so that a missing or shortened one is noticed.</summary>
public sealed record AuditAnchorHead
{
    /// <summary>How many lines there are at least; one more may have been written just before a crash.</summary>
    public long Lines { get; init; }

    /// <summary>The record's number in the last of them; 0 for none.</summary>
    public long Sequence { get; init; }

    /// <summary>The hash of that row in the last of them.</summary>
    public string Hash { get; init; } = "";

    public string LineHash { get; init; } = AuditAnchor.Start;

    /// <summary>When the last of them was written.</summary>
    public long AtMs { get; init; }

    /// <summary>Number of the entry by which a contradiction was acknowledged last; 0 for none.</summary>
    public long Acknowledged { get; init; }

    /// <summary>Digest of what was wrong in the record when it was acknowledged; anything else that is wrong is new.</summary>
    public string Accepted { get; init; } = "";
}
