using PuyangFabu.People.Actors;

namespace PuyangFabu.Operations.Backup;

/// <summary>A download that has begun and not ended.</summary>
public sealed class BackupUnderWay(Actor actor, string fileName, long startedMs)
{
    public Actor Actor { get; } = actor;

    public string FileName { get; } = fileName;

    public long StartedMs { get; } = startedMs;

    /// <summary>Bytes that have left so far.</summary>
    public long Bytes => Sent?.Bytes ?? 0;

    internal MeasuredStream? Sent { get; set; }
}
