using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.People.Audit.Archiving;

/// <summary>
/// Moves what is older than the setting says out of the database, whole months at a time: into a file first, which is on the disk
/// and was read back; then the file is named in the database and in the record, in one transaction; only then do the rows go.
/// Killed anywhere, it goes on from there. Nothing moves that is not anchored, while something contradicts the record, or behind
/// a contradiction that was acknowledged: who verifies is to be told of that for ever.
/// </summary>
public sealed partial class AuditArchiving(
    AuditOptions options,
    Database database,
    AuditStore store,
    AuditArchiveStore archives,
    AuditArchiveFolder folder,
    AuditAnchorStore anchors,
    AuditAnchoring anchoring,
    AuditLog audit,
    TimeProvider clock,
    ILogger<AuditArchiving> logger) : IDueWork
{
    public const string Action = "audit.archive";

    /// <summary>How many entries a file holds at most: some tens of megabytes.</summary>
    internal const int LargestFile = 50_000;

    /// <summary>Others wait for the same turn to write.</summary>
    private const int RemovedAtOnce = 500;

    public string Name => "审计归档";

    public TimeSpan Interval { get; } = TimeSpan.FromHours(1);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        // What an earlier step put into a file and did not come to take out, whatever the setting says now.
        while (await RemoveArchivedAsync(cancellation) && options.KeepDays > 0 && anchoring.Contradiction is null && await ArchiveAsync(cancellation))
        {
        }

        return null;
    }

    /// <returns>False when entries stay that lie in a file already, because it is not as it was written.</returns>
    private async Task<bool> RemoveArchivedAsync(CancellationToken cancellation)
    {
        var parts = await archives.ListAsync(cancellation);
        if (parts is not [.., var newest] || await store.AfterAsync(0, 1, cancellation) is not [var first] || first.Sequence > newest.LastSequence)
        {
            return true;
        }

        foreach (var part in parts.Where(part => part.LastSequence >= first.Sequence))
        {
            if (await AuditArchiveFile.ProblemOfAsync(folder.PathOf(part), part, cancellation) is { } problem)
            {
                LogNotRemoved(problem);
                return false;
            }
        }

        while (await database.WriteAsync(session => AuditStore.RemoveArchivedAsync(session, newest.LastSequence, RemovedAtOnce), cancellation) == RemovedAtOnce)
        {
        }

        return true;
    }

    /// <returns>False when nothing was due, or another node did it.</returns>
    private async Task<bool> ArchiveAsync(CancellationToken cancellation)
    {
        var newest = await archives.LastAsync(cancellation);
        var before = newest is null ? new AuditHead { Hash = AuditHash.Start } : new AuditHead { Sequence = newest.LastSequence, Hash = newest.LastHash };
        var last = await LastDueAsync(before.Sequence, cancellation);
        if (last <= before.Sequence)
        {
            return false;
        }

        var (archive, draft) = await folder.WriteAsync(before, last, cancellation);
        try
        {
            return await database.WriteAsync(session => CommitAsync(session, archive, draft), cancellation);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task<bool> CommitAsync(DbSession session, AuditArchive archive, string draft)
    {
        // One node at a time, and none while somebody acknowledges.
        await AuditAnchorStore.TakeAsync(session);
        if ((await AuditArchiveStore.LastAsync(session))?.LastSequence is { } already && already >= archive.FirstSequence)
        {
            return false;
        }

        folder.PutInPlace(draft, archive);
        await AuditArchiveStore.InsertAsync(session, archive);
        await audit.RecordAsync(session, new AuditEntry
        {
            Actor = Actor.Product,
            Action = Action,
            TargetKind = "audit",
            TargetId = archive.FileName,
            After = new { archive.FirstSequence, archive.LastSequence, archive.PreviousHash, archive.LastHash, archive.Sha256, archive.Bytes },
        });
        return true;
    }

    private async Task<long> LastDueAsync(long after, CancellationToken cancellation)
    {
        var oldest = UnixMilliseconds.ToChinaTime(clock.NowMs()).AddDays(-options.KeepDays);
        var month = new DateTimeOffset(oldest.Year, oldest.Month, 1, 0, 0, 0, UnixMilliseconds.China).ToUnixTimeMilliseconds();
        var last = await store.LastBeforeAsync(after, month, cancellation);
        var anchored = (await anchors.HeadAsync(cancellation)).Sequence;
        var acknowledged = await store.FirstDoneAsync(AuditAcknowledgement.Action, after, cancellation) ?? long.MaxValue;
        return new[] { last, anchored - 1, acknowledged - 1, after + LargestFile }.Min();
    }

    [LoggerMessage(LogLevel.Error, "已归档的审计还留在数据库里：{Problem}请找回这个文件；几个节点须共用 audit-archives 目录")]
    private partial void LogNotRemoved(string problem);
}
