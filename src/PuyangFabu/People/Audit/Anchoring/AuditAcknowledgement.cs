using System.Globalization;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>
/// A person who watches over the record has seen a contradiction and says what came of it. From then on anchors are written
/// again, in a new folder beside the old; the entry makes every later verification say that the record was not whole once.
/// What he saw, what the entry tells and what counts as known from then on is one and the same.
/// </summary>
public sealed class AuditAcknowledgement(Database database, AuditVerification verification, AnchorFolder files, AuditLog audit, TimeProvider clock)
{
    public const string Action = "audit.acknowledge";
    private const int LongestComment = 500;

    private static readonly Refusal Changed = Refusal.Conflict(
        AuditRefusals.ContradictionChanged, "审计里的矛盾与您看到的不同，或已由他人确认：请重新检查，看清之后再确认。");

    /// <returns>The verdict after it.</returns>
    public async Task<Outcome<AuditVerdict>> RunAsync(AcknowledgementInput input, Actor actor, CancellationToken cancellation)
    {
        var words = input.Comment?.Trim() ?? "";
        if (words.Length is 0 or > LongestComment)
        {
            return Refusal.BadInput("comment", $"请写明查到了什么、怎样处理，最多 {LongestComment} 个字");
        }

        if (string.IsNullOrWhiteSpace(input.Contradiction))
        {
            return Refusal.BadInput("contradiction", "请写明确认的是哪一个矛盾：GET /api/audit/verify 所给的 contradiction");
        }

        var verdict = await verification.RunAsync(cancellation);
        if (!verdict.Open)
        {
            return Refusal.Conflict(AuditRefusals.NothingToAcknowledge, "审计没有尚未确认的矛盾，无须确认。");
        }

        if (verdict.Digest != input.Contradiction.Trim())
        {
            return Changed;
        }

        var written = await WriteAsync(verdict, words, actor, cancellation);
        return written.IsRefused ? written.Refusal : await verification.RunAsync(cancellation);
    }

    private async Task<Outcome<Done>> WriteAsync(AuditVerdict verdict, string comment, Actor actor, CancellationToken cancellation)
    {
        var suffix = ".acknowledged-" + UnixMilliseconds.ToChinaTime(clock.NowMs()).ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture);
        string? keptAs = null;
        var isWritten = false;
        try
        {
            var written = await database.TryWriteAsync<Done>(
                async session =>
                {
                    // Holds the files too: nobody appends to them, or acknowledges, until the end of the transaction.
                    var known = await AuditAnchorStore.TakeAsync(session);
                    if (known.Acknowledged != verdict.Acknowledged)
                    {
                        return Changed;
                    }

                    // Only the first time, should the transaction run again.
                    keptAs ??= files.MoveAside(suffix);
                    await audit.RecordAsync(session, EntryOf(verdict, comment, actor, known, keptAs));
                    await AuditAnchorStore.SaveAsync(
                        session, new AuditAnchorHead { Acknowledged = (await AuditStore.HeadAsync(session)).Sequence, Accepted = verdict.LastingDigest });
                    return Done.It;
                },
                cancellation);
            isWritten = !written.IsRefused;
            return written;
        }
        finally
        {
            // Without the entry nothing tells of the other name. Should the commit have counted after all, the files contradict it, and that is seen.
            if (!isWritten && keptAs is not null)
            {
                files.MoveBack(suffix);
            }
        }
    }

    private static AuditEntry EntryOf(AuditVerdict verdict, string comment, Actor actor, AuditAnchorHead known, string? keptAs) => new()
    {
        Actor = actor,
        Action = Action,
        TargetKind = "audit",
        Comment = comment,
        After = new
        {
            verdict.FirstBroken,
            verdict.Problems,
            Contradiction = verdict.Digest,
            Accepted = verdict.LastingDigest,
            Anchors = new { known.Lines, known.Sequence, known.LineHash, keptAs },
        },
    };
}

/// <summary>What became of a contradiction.</summary>
public sealed record AcknowledgementInput
{
    public string? Comment { get; init; }

    /// <summary>Which one: <c>contradiction</c> of the verification that was read.</summary>
    public string? Contradiction { get; init; }
}

/// <summary>Codes of refusals about the record; programs know them.</summary>
public static class AuditRefusals
{
    public const string ContradictionChanged = "contradictionChanged";
    public const string NothingToAcknowledge = "nothingToAcknowledge";
}
