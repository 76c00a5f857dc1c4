namespace PuyangFabu.Audit;

/// <summary>
/// Walks the whole chain: every number there once, every hash right, every link to the one before, the head and the daily
/// anchors as they were written.
/// </summary>
public sealed class AuditVerification(AuditStore store, AuditAnchors anchors)
{
    private const int Batch = 1000;

    public async Task<AuditVerdict> RunAsync(CancellationToken cancellation)
    {
        var kept = anchors.Read();
        var (last, hash) = (0L, AuditHash.Start);
        while (true)
        {
            foreach (var row in await store.AfterAsync(last, Batch, cancellation))
            {
                if (ProblemOf(row, last, hash, kept) is { } reason)
                {
                    return Broken(last, last + 1, reason);
                }

                (last, hash) = (row.Sequence, row.Hash);
            }

            var end = await store.EndAsync(cancellation);
            if (end.LastSequence <= last)
            {
                return EndOf(end, last, hash, kept);
            }
        }
    }

    private static string? ProblemOf(AuditRow row, long last, string hash, IReadOnlyDictionary<long, string> kept) =>
        row.Sequence != last + 1 ? $"第 {last + 1} 条不见了，下一条是第 {row.Sequence} 条。"
        : row.PreviousHash != hash ? $"第 {row.Sequence} 条与上一条接不上：它或上一条被改动或替换。"
        : AuditHash.Of(row) != row.Hash ? $"第 {row.Sequence} 条的内容与它的校验值不符：内容被改动。"
        : kept.TryGetValue(row.Sequence, out var anchored) && anchored != row.Hash ? $"第 {row.Sequence} 条与当日的锚定文件不符：它或它之前的记录被整段重写。"
        : null;

    private static AuditVerdict EndOf(AuditEnd end, long last, string hash, IReadOnlyDictionary<long, string> kept)
    {
        var anchored = kept.Keys.DefaultIfEmpty(0).Max();
        return end.HeadSequence > last ? Broken(last, last + 1, $"链到第 {last} 条为止，但链尾记着第 {end.HeadSequence} 条：其后的记录被删除。")
            : end.HeadSequence < last ? Broken(last, end.HeadSequence + 1, $"链尾记着第 {end.HeadSequence} 条，其后却还有记录：它们是插入的。")
            : end.HeadHash != hash ? Broken(last, last, $"第 {last} 条与链尾记着的校验值不符：它被替换。")
            : anchored > last ? Broken(last, last + 1, $"锚定文件记着第 {anchored} 条，但记录只到第 {last} 条：其后的记录被删除。")
            : new AuditVerdict { Count = last };
    }

    private static AuditVerdict Broken(long count, long first, string reason) =>
        new() { Count = count, FirstBroken = first, Reason = reason };
}
