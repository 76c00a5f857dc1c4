using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.People.Audit;

/// <summary>
/// Walks the whole chain: every number there once, every hash right, every link to the one before, the head, the anchor
/// files and, where given, anchors that others kept.
/// </summary>
/// <remarks>
/// Whoever can write database and anchor files alike can make both tell the same; only anchors kept elsewhere tell it then.
/// </remarks>
public sealed class AuditVerification(AuditStore store, AnchorFolder anchors, AuditAnchorStore anchorStore)
{
    private const int Batch = 1000;
    private const int MostTries = 3;

    public Task<AuditVerdict> RunAsync(CancellationToken cancellation) => RunAsync([], [], cancellation);

    /// <param name="elsewhere">Anchors that were kept elsewhere, in any order.</param>
    /// <param name="restores">Numbers of the entries of restores that whoever asks knows to have taken place.</param>
    /// <param name="tell">Gets how many entries were checked, of how many.</param>
    public async Task<AuditVerdict> RunAsync(
        IReadOnlyList<KeptAnchor> elsewhere, IReadOnlyCollection<long> restores, CancellationToken cancellation, Func<long, long, Task>? tell = null)
    {
        for (var tries = 1; ; tries++)
        {
            var known = await anchorStore.HeadAsync(cancellation);
            try
            {
                var verdict = await WalkAsync(known, elsewhere, restores, tell, cancellation);
                if (tries == MostTries || (await anchorStore.HeadAsync(cancellation)).Acknowledged == known.Acknowledged)
                {
                    return verdict;
                }
            }
            catch (Exception gone) when (tries < MostTries && gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // Whoever acknowledges moves the files away while they are read: what is there now counts.
            }
        }
    }

    private async Task<AuditVerdict> WalkAsync(
        AuditAnchorHead known, IReadOnlyList<KeptAnchor> elsewhere, IReadOnlyCollection<long> restores, Func<long, long, Task>? tell, CancellationToken cancellation)
    {
        using var problems = new AuditProblems();
        using var files = new AnchorWalk(anchors, known, problems);
        var kept = new KeptAnchorWalk(elsewhere, restores);
        var (last, hash, sound) = (0L, AuditHash.Start, 0L);
        foreach (var sequence in await store.OutsideAsync(cancellation))
        {
            problems.AddLasting(1, $"有一条编号为 {sequence} 的记录：编号是从 1 起的整数，它不是本系统写下的。");
        }

        while (true)
        {
            foreach (var row in await store.AfterAsync(last, Batch, cancellation))
            {
                if (ProblemOf(row, last, hash) is { } reason)
                {
                    problems.AddLasting(last + 1, reason);
                }

                files.Compare(row);
                kept.Compare(row);
                (last, hash) = (row.Sequence, row.Hash);
                sound = problems.Count == 0 ? last : sound;
            }

            // Read to their end before it is judged whether rows are missing: others append meanwhile, first rows, then anchors.
            files.Drain();
            var end = await store.EndAsync(cancellation);
            if (tell is not null)
            {
                await tell(last, end.LastSequence);
            }

            if (end.LastSequence <= last)
            {
                AddEnd(problems, end, last, hash);
                files.End(last);
                var digest = problems.Digest;
                kept.End(problems);
                return Verdict(problems, digest, kept, known, sound);
            }
        }
    }

    private static string? ProblemOf(AuditRow row, long last, string hash) => LinkProblem(row.Sequence, row.PreviousHash, last, hash)
        ?? (AuditHash.Of(row) != row.Hash ? $"第 {row.Sequence} 条的内容与它的校验值不符：内容被改动。"
        : null);

    private static string? LinkProblem(long sequence, string previousHash, long last, string hash) =>
        sequence != last + 1 ? $"第 {last + 1} 条不见了，下一条是第 {sequence} 条。"
        : previousHash != hash ? $"第 {sequence} 条与上一条接不上：它或上一条被改动或替换。"
        : null;

    private static void AddEnd(AuditProblems problems, AuditEnd end, long last, string hash)
    {
        if (end.HeadSequence > last)
        {
            problems.Add(last + 1, $"链到第 {last} 条为止，但链尾记着第 {end.HeadSequence} 条：其后的记录被删除。");
        }
        else if (end.HeadSequence < last)
        {
            problems.Add(end.HeadSequence + 1, $"链尾记着第 {end.HeadSequence} 条，其后却还有记录：它们是插入的。");
        }
        else if (end.HeadHash != hash)
        {
            problems.Add(last, $"第 {last} 条与链尾记着的校验值不符：它被替换。");
        }

        // The next entry takes its number and its link from the head, as the store does, and what is wrong with that stays.
        if (LinkProblem(Math.Max(end.HeadSequence, last) + 1, end.HeadHash, last, hash) is { } toCome)
        {
            problems.AddToCome(toCome);
        }
    }

    /// <param name="digest">Of what is wrong without regard to lines kept elsewhere: that is what can be acknowledged.</param>
    private static AuditVerdict Verdict(AuditProblems problems, string digest, KeptAnchorWalk kept, AuditAnchorHead known, long sound)
    {
        var notices = kept.Notices;
        var acknowledged = kept.Acknowledgements;
        return new AuditVerdict
        {
            Count = sound,
            FirstBroken = problems.Count > 0 ? problems.First : acknowledged is [var first, ..] ? first : null,
            Reason = problems.Count > 1 ? $"{problems.Texts[0]}（另有 {problems.Count - 1} 处）"
                : problems.Count == 1 ? problems.Texts[0]
                : acknowledged is [var entry, ..] ? $"曾经不完整，第 {entry} 条记着由谁确认和当时的情况；此后没有新的问题。"
                : null,
            Notices = notices.Count > 0 ? notices : null,
            Open = digest.Length > 0 && digest != known.Accepted,
            Problems = problems.Texts,
            Digest = digest,
            LastingDigest = problems.LastingDigest,
            Acknowledged = known.Acknowledged,
        };
    }
}
