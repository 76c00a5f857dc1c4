namespace PuyangFabu.Operations.Backup;

/// <summary>A backup that was made; the row stays in the database it was taken from.</summary>
public sealed record BackupRecord
{
    public required string FileName { get; init; }

    public long RowCount { get; init; }

    public long Bytes { get; init; }

    public bool WithKeys { get; init; }

    public long FinishedMs { get; init; }
}
