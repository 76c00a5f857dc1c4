namespace PuyangFabu.Operations.Backup;

/// <summary>One file inside a backup.</summary>
/// <param name="Name">Path with slashes, see <see cref="BackupNames"/>.</param>
/// <param name="Bytes">Length before compression.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
public sealed record BackupEntry(string Name, long Bytes, string Sha256);
