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
        // The head is read first: entries that are added meanwhile come after it.
        var head = await store.HeadAsync(cancellation);
        var kept = anchors.Read();
        var (last, hash) = (0L, AuditHash.Start);
        while (last < head.Sequence && await store.AfterAsync(last, Batch, cancellation) is { Count: > 0 } rows)
        {
            foreach (var row in rows.TakeWhile(row => row.Sequence <= head.Sequence))
            {
                if (ProblemOf(row, last, hash, kept) is { } reason)
                {
                    return new AuditVerdict { Count = last, FirstBroken = last + 1, Reason = reason };
                }

                (last, hash) = (row.Sequence, row.Hash);
            }

            if (rows[^1].Sequence >= head.Sequence)
            {
                break;
            }
        }

        return (last, hash) == (head.Sequence, head.Hash)
            ? await CheckEndAsync(last, kept, cancellation)
            : new AuditVerdict { Count = last, FirstBroken = last + 1, Reason = $"链到第 {last} 条为止，但链尾记着第 {head.Sequence} 条：其后的记录被删除或改动。" };
    }

    private static string? ProblemOf(AuditRow row, long last, string hash, IReadOnlyDictionary<long, string> kept) =>
        row.Sequence != last + 1 ? $"第 {last + 1} 条不见了，下一条是第 {row.Sequence} 条。"
        : row.PreviousHash != hash ? $"第 {row.Sequence} 条与上一条接不上：它或上一条被改动或替换。"
        : AuditHash.Of(row) != row.Hash ? $"第 {row.Sequence} 条的内容与它的校验值不符：内容被改动。"
        : kept.TryGetValue(row.Sequence, out var anchored) && anchored != row.Hash ? $"第 {row.Sequence} 条与当日的锚定文件不符：它或它之前的记录被整段重写。"
        : null;

    private async Task<AuditVerdict> CheckEndAsync(long last, IReadOnlyDictionary<long, string> kept, CancellationToken cancellation)
    {
        var furthest = kept.Keys.DefaultIfEmpty(0).Max();
        if (furthest <= last)
        {
            return new AuditVerdict { Count = last };
        }

        // Anchors may be younger than the head that was read at the beginning.
        return (await store.HeadAsync(cancellation)).Sequence >= furthest
            ? new AuditVerdict { Count = last }
            : new AuditVerdict { Count = last, FirstBroken = last + 1, Reason = $"锚定文件记着第 {furthest} 条，但记录只到第 {last} 条：其后的记录被删除。" };
    }
}
