using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Operations.Backup;

/// <summary>
/// A backup that goes to the browser while it is written: no file of it stays on the server, and no more of it is in memory
/// than what is on its way. Never with the keys. One at a time in each process: its view of the database stays open as long as it lasts.
/// </summary>
public sealed class BackupDownload(BackupWriter writer, BackupStore store, AuditLog audit, IDataProtectionProvider protection, TimeProvider clock)
{
    public const string BusyCode = "backupRunning";
    public const string NotProvenCode = "notProven";

    private const long PassLastsMs = 5 * 60_000;
    private const int LongestPass = 1000;
    private readonly IDataProtector protector = protection.CreateProtector("backup-pass");
    private BackupUnderWay? underWay;

    /// <summary>The one that is on its way at this moment from this process.</summary>
    public BackupUnderWay? UnderWay => Volatile.Read(ref underWay);

    /// <summary>What opens the download for a few minutes, to the session alone that has just proven who it is.</summary>
    public string PassOf(Actor actor) => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{actor.OperatorId} {actor.SessionId} {clock.NowMs() + PassLastsMs}"));

    /// <summary>Takes the turn and says so in the record, before the first byte leaves.</summary>
    public async Task<Outcome<BackupUnderWay>> BeginAsync(string? pass, Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permission.ManageSystem) || !IsOpenedBy(pass, actor))
        {
            return Refusal.NotAllowed(NotProvenCode, "下载备份之前要再输一次密码；输过的五分钟之内有效。");
        }

        var begun = new BackupUnderWay(actor, $"puyangfabu-{UnixMilliseconds.ToChinaTime(clock.NowMs()):yyyyMMdd-HHmm}.zip", clock.NowMs());
        if (Interlocked.CompareExchange(ref underWay, begun, null) is not null)
        {
            return Refusal.Conflict(BusyCode, "有一份备份正在下载，等它结束再来。");
        }

        try
        {
            await audit.RecordAsync(new AuditEntry { Actor = actor, Action = "backup.download", TargetKind = "backup", TargetId = begun.FileName }, cancellation);
        }
        catch
        {
            End(begun);
            throw;
        }

        return begun;
    }

    /// <summary>Writes the whole of it; what ends early is no backup, and the record has the beginning alone.</summary>
    public async Task WriteAsync(BackupUnderWay begun, Stream output, CancellationToken cancellation)
    {
        try
        {
            await using var measured = new MeasuredStream(output);
            begun.Sent = measured;
            var manifest = await writer.WriteAsync(measured, withKeys: false, new Progress<string>(), cancellation);
            await measured.FlushAsync(cancellation);
            await store.RecordAsync(begun.FileName, manifest, measured.Bytes, begun.Actor, CancellationToken.None);
        }
        finally
        {
            End(begun);
        }
    }

    private void End(BackupUnderWay ended) => Interlocked.CompareExchange(ref underWay, null, ended);

    private bool IsOpenedBy(string? pass, Actor actor)
    {
        if (pass is null or { Length: > LongestPass } || actor.SessionId is null)
        {
            return false;
        }

        try
        {
            return protector.Unprotect(pass).Split(' ') is [var person, var session, var until]
                && long.Parse(person, CultureInfo.InvariantCulture) == actor.OperatorId
                && long.Parse(session, CultureInfo.InvariantCulture) == actor.SessionId
                && long.Parse(until, CultureInfo.InvariantCulture) > clock.NowMs();
        }
        catch (CryptographicException)
        {
            // Anybody may send anything here; it is simply no pass of ours.
            return false;
        }
    }
}
