namespace PuyangFabu.Audit;

/// <summary>What checking the record came to.</summary>
public sealed record AuditVerdict
{
    public bool Valid => FirstBroken is null;

    /// <summary>Entries checked.</summary>
    public required long Count { get; init; }

    /// <summary>Number of the first entry that was changed, removed or inserted; null when all is whole.</summary>
    public long? FirstBroken { get; init; }

    /// <summary>What is wrong there, in Chinese.</summary>
    public string? Reason { get; init; }
}
