using System.Globalization;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;

namespace PuyangFabu.Audit.Anchoring;

/// <summary>
/// A person who watches over the record has seen a contradiction and says what came of it. From then on anchors are written
/// again, in a new folder beside the old; the entry makes every later verification say that the record was not whole once.
/// </summary>
public sealed class AuditAcknowledgement(
    Database database, AuditVerification verification, AuditAnchors files, AuditAnchorStore anchorStore, AuditLog audit, TimeProvider clock)
{
    public const string Action = "audit.acknowledge";
    private const int LongestComment = 500;

    /// <param name="comment">What was found out; kept in the record for ever.</param>
    /// <returns>The verdict after it.</returns>
    public async Task<Outcome<AuditVerdict>> RunAsync(string? comment, Actor actor, CancellationToken cancellation)
    {
        var words = comment?.Trim() ?? "";
        if (words.Length is 0 or > LongestComment)
        {
            return Refusal.BadInput("comment", $"请写明查到了什么、怎样处理，最多 {LongestComment} 个字");
        }

        var verdict = await verification.RunAsync(cancellation);
        if (!verdict.Open)
        {
            return Refusal.Conflict("nothingToAcknowledge", "审计记录没有尚未确认的矛盾，无须确认。");
        }

        await database.WriteAsync(session => WriteAsync(session, verdict, words, actor), cancellation);
        var after = await verification.RunAsync(cancellation);
        await anchorStore.AcceptAsync(after.Digest, cancellation);
        return after with { Open = false };
    }

    private async Task WriteAsync(DbSession session, AuditVerdict verdict, string comment, Actor actor)
    {
        var known = await AuditAnchorStore.TakeAsync(session);
        var suffix = ".acknowledged-" + UnixMilliseconds.ToChinaTime(clock.NowMs()).ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture);
        await audit.RecordAsync(session, new AuditEntry
        {
            Actor = actor,
            Action = Action,
            TargetKind = "audit",
            Comment = comment,
            After = new
            {
                verdict.FirstBroken,
                verdict.Problems,
                Anchors = new { known.Lines, known.Sequence, known.LineHash, keptAs = Directory.Exists(files.Folder) ? AuditAnchors.FolderName + suffix : null },
            },
        });
        files.MoveAside(suffix);
        await AuditAnchorStore.SaveAsync(session, new AuditAnchorHead { Acknowledged = (await AuditStore.HeadAsync(session)).Sequence });
    }
}
