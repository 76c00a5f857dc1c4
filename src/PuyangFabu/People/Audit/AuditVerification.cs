using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.People.Audit;

/// <summary>
/// Walks the whole chain: every number there once, every hash right, every link to the one before, the head, the anchor
/// files and, where given, anchors that others kept. The chain begins behind what was archived, or with the archive's files.
/// </summary>
/// <remarks>
/// Whoever can write database and anchor files alike can make both tell the same; only anchors kept elsewhere tell it then.
/// </remarks>
public sealed class AuditVerification(AuditStore store, AnchorFolder anchors, AuditAnchorStore anchorStore, AuditArchiveStore archiveStore)
{
    private const int Batch = 1000;
    private const int MostTries = 3;

    public Task<AuditVerdict> RunAsync(CancellationToken cancellation) => RunAsync([], [], cancellation);

    /// <param name="elsewhere">Anchors that were kept elsewhere, in any order.</param>
    /// <param name="restores">Numbers of the entries of restores that whoever asks knows to have taken place.</param>
    /// <param name="tell">Gets how many entries were checked, of how many.</param>
    /// <param name="archives">Folder with the files of what was archived; null to begin behind it.</param>
    public async Task<AuditVerdict> RunAsync(
        IReadOnlyList<KeptAnchor> elsewhere, IReadOnlyCollection<long> restores, CancellationToken cancellation, Func<long, long, Task>? tell = null, string? archives = null)
    {
        for (var tries = 1; ; tries++)
        {
            var known = await anchorStore.HeadAsync(cancellation);
            var parts = await archiveStore.ListAsync(cancellation);
            try
            {
                var verdict = await WalkAsync(known, new ArchiveWalk(parts), archives is null ? [] : parts, archives ?? "", elsewhere, restores, tell, cancellation);

                // What was archived meanwhile may have gone from under the walk.
                if (tries == MostTries
                    || ((await anchorStore.HeadAsync(cancellation)).Acknowledged == known.Acknowledged && (await archiveStore.ListAsync(cancellation)).Count == parts.Count))
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
        AuditAnchorHead known,
        ArchiveWalk archive,
        IReadOnlyList<AuditArchive> parts,
        string archives,
        IReadOnlyList<KeptAnchor> elsewhere,
        IReadOnlyCollection<long> restores,
        Func<long, long, Task>? tell,
        CancellationToken cancellation)
    {
        using var problems = new AuditProblems();
        using var files = new AnchorWalk(anchors, known, problems);
        var all = parts.Count > 0;
        var kept = new KeptAnchorWalk(elsewhere, restores, all ? null : archive.Newest);
        var chain = new ChainWalk(problems, row =>
        {
            files.Compare(row);
            kept.Compare(row);
            archive.Take(row);
        });
        foreach (var part in parts)
        {
            await WalkAsync(part, Path.Combine(archives, part.FileName), chain, problems, cancellation);
        }

        if (!all && archive.Newest is { } newest)
        {
            chain.BeginBehind(newest);
        }

        foreach (var sequence in await store.OutsideAsync(cancellation))
        {
            problems.AddLasting(1, $"有一条编号为 {sequence} 的记录：编号是从 1 起的整数，它不是本系统写下的。");
        }

        while (true)
        {
            foreach (var row in await store.AfterAsync(chain.Last, Batch, cancellation))
            {
                chain.Take(row);
            }

            // Read to their end before it is judged whether rows are missing: others append meanwhile, first rows, then anchors.
            files.Drain();
            var end = await store.EndAsync(cancellation);
            if (tell is not null)
            {
                await tell(chain.Last, end.LastSequence);
            }

            if (end.LastSequence <= chain.Last)
            {
                AddEnd(problems, end, chain.Last, chain.Hash);
                files.End(chain.Last);
                archive.End(problems, all);
                var digest = problems.Digest;
                kept.End(problems);
                return Verdict(problems, digest, kept, archive.Notice(all), known, chain.Sound);
            }
        }
    }

    private static async Task WalkAsync(AuditArchive part, string path, ChainWalk chain, AuditProblems problems, CancellationToken cancellation)
    {
        if (await AuditArchiveFile.ProblemOfAsync(path, part, cancellation) is { } problem)
        {
            problems.Add(part.FirstSequence, problem);
        }
        else
        {
            await foreach (var row in AuditArchiveFile.RowsAsync(path, cancellation))
            {
                chain.Take(row);
            }
        }

        chain.EndOf(part);
    }

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
        if (AuditChain.LinkProblem(Math.Max(end.HeadSequence, last) + 1, end.HeadHash, last, hash) is { } toCome)
        {
            problems.AddToCome(toCome);
        }
    }

    /// <param name="digest">Of what is wrong without regard to lines kept elsewhere: that is what can be acknowledged.</param>
    private static AuditVerdict Verdict(AuditProblems problems, string digest, KeptAnchorWalk kept, string? archived, AuditAnchorHead known, long sound)
    {
        IReadOnlyList<string> notices = archived is null ? kept.Notices : [archived, .. kept.Notices];
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
