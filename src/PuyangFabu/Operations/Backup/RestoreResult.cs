namespace PuyangFabu.Operations.Backup;

/// <summary>What a restore put back.</summary>
/// <param name="Notices">What the person should know or do next, in Chinese.</param>
public sealed record RestoreResult(BackupManifest Manifest, long Rows, int Files, IReadOnlyList<string> Notices);
