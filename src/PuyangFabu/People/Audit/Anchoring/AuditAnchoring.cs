using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>
/// Writes anchors, and none over a contradiction: what the files, the database's memory of them and the record say must fit.
/// Where it does not, nothing is anchored until somebody acknowledges it (<see cref="AuditAcknowledgement"/>); the record goes on.
/// </summary>
public sealed partial class AuditAnchoring(
    Database database,
    AuditStore store,
    AuditAnchorStore anchorStore,
    AnchorFolder files,
    AuditVerification verification,
    TimeProvider clock,
    ILogger<AuditAnchoring> logger)
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 60 * MinuteMs;
    private (long Acknowledged, string Accepted)? judged;
    private (string Reason, long AtMs)? told;

    /// <summary>What keeps anchors from being written, in Chinese; null when nothing does.</summary>
    public string? Contradiction { get; private set; }

    /// <summary>Verifies the whole record and remembers what came of it.</summary>
    public async Task<AuditVerdict> ExamineAsync(CancellationToken cancellation)
    {
        var head = await anchorStore.HeadAsync(cancellation);
        var verdict = await verification.RunAsync(cancellation);
        (judged, Contradiction) = ((head.Acknowledged, head.Accepted), verdict.Open ? verdict.Reason : null);
        Tell(clock.NowMs());
        return verdict;
    }

    /// <summary>Anchors the end of the record unless its last anchor is there already and of today.</summary>
    /// <returns>True when a line was written; false also while there is a <see cref="Contradiction"/>.</returns>
    public async Task<bool> AnchorAsync(CancellationToken cancellation)
    {
        var head = await anchorStore.HeadAsync(cancellation);
        if (judged != (head.Acknowledged, head.Accepted))
        {
            await ExamineAsync(cancellation);
        }

        if (Contradiction is not null)
        {
            return false;
        }

        if (await TryWriteAsync(adopt: false, cancellation) is { } written)
        {
            return written;
        }

        // The files are not as they were left. A line more than the database knows is left by a crash, and by the first versions.
        return !(await ExamineAsync(cancellation)).Open && await TryWriteAsync(adopt: true, cancellation) == true;
    }

    /// <summary>Anchors when an act of weight is not yet anchored, a minute after the last anchor, and once a day.</summary>
    public async Task<bool> AnchorIfDueAsync(CancellationToken cancellation)
    {
        var known = await anchorStore.HeadAsync(cancellation);
        var head = await store.HeadAsync(cancellation);
        var now = clock.NowMs();
        var due = (head.Sequence == known.Sequence && head.Hash == known.Hash) ? DayOf(now) != DayOf(known.AtMs)
            : head.Sequence <= known.Sequence || now - known.AtMs >= MinuteMs
            || (await store.ActionsAfterAsync(known.Sequence, cancellation)).Any(AuditWeight.Has);
        return due && await AnchorAsync(cancellation);
    }

    /// <summary>Takes the files as they are for all there ever was: after a restore, whose entry in the record says so.</summary>
    public async Task AdoptAsync(DbSession session)
    {
        var known = await AuditAnchorStore.TakeAsync(session);
        await AuditAnchorStore.SaveAsync(
            session, Recounted(new AuditAnchorHead { Acknowledged = known.Acknowledged, Accepted = known.Accepted }));
    }

    /// <returns>Whether a line was written; null when the files are not as the database remembers them.</returns>
    private async Task<bool?> TryWriteAsync(bool adopt, CancellationToken cancellation)
    {
        var now = clock.NowMs();
        AuditAnchor? appended = null;
        return await database.WriteAsync<bool?>(
            async session =>
            {
                var known = await AuditAnchorStore.TakeAsync(session);
                var last = files.Last();
                if (appended is not null && last?.LineHash == appended.LineHash)
                {
                    // The transaction runs again: its line is there, and once is enough.
                    await AuditAnchorStore.SaveAsync(session, adopt ? Recounted(known) with { AtMs = now } : After(known, appended, now));
                    return true;
                }

                if (adopt)
                {
                    known = Recounted(known);
                }
                else if (last is null
                    ? known.Lines > 0 || files.Any()
                    : last.LineHash != known.LineHash || await AuditStore.HashAtAsync(session, last.Sequence) != last.Hash)
                {
                    return null;
                }

                var head = await AuditStore.HeadAsync(session);
                var due = head.Sequence > 0 && (head.Sequence != known.Sequence || DayOf(now) != DayOf(known.AtMs));
                if (due)
                {
                    appended = AuditAnchor.Of(head, now, known.LineHash);
                    files.Append(appended);
                    known = After(known, appended, now);
                }

                await AuditAnchorStore.SaveAsync(session, known);
                return due;
            },
            cancellation);
    }

    private static AuditAnchorHead After(AuditAnchorHead known, AuditAnchor anchor, long nowMs) =>
        known with { Lines = known.Lines + 1, Sequence = anchor.Sequence, Hash = anchor.Hash, LineHash = anchor.LineHash, AtMs = nowMs };

    private AuditAnchorHead Recounted(AuditAnchorHead known)
    {
        var lines = 0L;
        foreach (var anchor in files.Read().OfType<AuditAnchor>())
        {
            lines++;
            known = known with { Lines = lines, Sequence = anchor.Sequence, Hash = anchor.Hash, LineHash = anchor.LineHash };
        }

        return known;
    }

    // Loud, and not endless: a log that says the same every few seconds hides what else it says.
    private void Tell(long nowMs)
    {
        if (Contradiction is not { } reason)
        {
            told = null;
        }
        else if (told is not { } before || before.Reason != reason || nowMs - before.AtMs >= HourMs)
        {
            told = (reason, nowMs);
            LogContradiction(reason);
        }
    }

    private static DateOnly DayOf(long ms) => DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(ms).DateTime);

    [LoggerMessage(LogLevel.Critical, "审计记录与锚定互相矛盾，已停止锚定，服务照常运行：{Reason}请立即保全数据库和 audit-anchors 目录，运行 audit verify，查明后由安全管理员或审计员确认（POST /api/audit/acknowledge）")]
    private partial void LogContradiction(string reason);
}
