namespace PuyangFabu.People.Audit;

/// <summary>Holds the anchor files against the rows of the record while these are walked in the order of their numbers.</summary>
internal sealed class AnchorWalk : IDisposable
{
    private readonly IEnumerator<AuditAnchor?> lines;
    private readonly AuditAnchorHead known;
    private readonly AuditProblems problems;

    // Of the first versions, whose nodes did not write in order, and what is still to be compared at the end.
    private readonly Dictionary<long, string> loose = [];
    private AuditAnchor? last;
    private AuditAnchor? next;
    private long count;
    private bool unreadable;

    /// <param name="known">Read before the files, which only grow.</param>
    public AnchorWalk(AnchorFolder files, AuditAnchorHead known, AuditProblems problems)
    {
        (lines, this.known, this.problems) = (files.Read().GetEnumerator(), known, problems);
        Advance();
    }

    /// <summary>The highest number that an anchor names.</summary>
    public long Furthest { get; private set; }

    public void Compare(AuditRow row)
    {
        if (loose.Remove(row.Sequence, out var hash))
        {
            Compare(row, hash);
        }

        while (next is { } anchor && anchor.Sequence <= row.Sequence)
        {
            if (anchor.Sequence == row.Sequence)
            {
                Compare(row, anchor.Hash);
            }

            Advance();
        }
    }

    /// <summary>Reads on to the end of the files; what is not compared yet waits for its row.</summary>
    public void Drain()
    {
        while (next is { } anchor)
        {
            loose[anchor.Sequence] = anchor.Hash;
            Advance();
        }
    }

    /// <param name="lastRow">Number of the record's last row.</param>
    public void End(long lastRow)
    {
        Drain();
        if (Furthest > lastRow)
        {
            problems.Add(lastRow + 1, $"锚定文件记着第 {Furthest} 条，但记录只到第 {lastRow} 条：其后的记录被删除。");
        }

        if (count < known.Lines)
        {
            problems.Add(known.Sequence, $"锚定文件应有 {known.Lines} 行（末行是第 {known.Sequence} 条），只剩 {count} 行：锚定文件被删除或截短。");
        }
    }

    public void Dispose() => lines.Dispose();

    private void Compare(AuditRow row, string anchored)
    {
        if (anchored != row.Hash)
        {
            problems.Add(row.Sequence, $"第 {row.Sequence} 条与当日的锚定文件不符：它或它之前的记录被整段重写。");
        }
    }

    private void Advance()
    {
        next = null;
        while (next is null && lines.MoveNext())
        {
            // A last line that a crash cut off is no contradiction; in the middle it is.
            if (unreadable)
            {
                problems.Add(Furthest + 1, $"锚定文件第 {count + 1} 行不是一行锚定：文件被改动。");
            }

            unreadable = lines.Current is null;
            if (lines.Current is { } anchor)
            {
                Judge(anchor);
            }
        }
    }

    private void Judge(AuditAnchor anchor)
    {
        count++;
        Furthest = Math.Max(Furthest, anchor.Sequence);
        if (anchor.Misfit)
        {
            problems.Add(anchor.Sequence, $"锚定文件第 {count} 行（第 {anchor.Sequence} 条）与上一行接不上：锚定文件被改动。");
        }

        if (count == known.Lines && anchor.LineHash != known.LineHash)
        {
            problems.Add(known.Sequence, $"锚定文件第 {count} 行与数据库记着的不同：锚定文件被改写。");
        }

        if (!anchor.Chained)
        {
            if (!loose.TryAdd(anchor.Sequence, anchor.Hash) && loose[anchor.Sequence] != anchor.Hash)
            {
                Doubled(anchor);
            }

            return;
        }

        if (last is not null && last.Sequence > anchor.Sequence)
        {
            problems.Add(anchor.Sequence, $"锚定文件在第 {last.Sequence} 条之后又记下第 {anchor.Sequence} 条：其间记录被截短过。");
        }
        else if ((last?.Sequence == anchor.Sequence && last.Hash != anchor.Hash)
            || (loose.TryGetValue(anchor.Sequence, out var older) && older != anchor.Hash))
        {
            Doubled(anchor);
        }

        (last, next) = (anchor, anchor);
    }

    private void Doubled(AuditAnchor anchor) =>
        problems.Add(anchor.Sequence, $"锚定文件里第 {anchor.Sequence} 条有两个不同的校验值：记录被截断后重写过。");
}
