namespace PuyangFabu.Operations.Backup;

/// <summary>One table inside a backup.</summary>
/// <param name="Next">The number the database would give the next row; null where it gives none.</param>
public sealed record BackupTable(string Name, long Rows, long? Next);
