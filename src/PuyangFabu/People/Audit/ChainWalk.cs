using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.People.Audit;

/// <summary>Walks the entries of the record in the order of their numbers, and holds each against the one before.</summary>
/// <param name="each">Gets every entry after it was judged.</param>
internal sealed class ChainWalk(AuditProblems problems, Action<AuditRow> each)
{
    /// <summary>Number of the last entry walked; 0 before the first.</summary>
    public long Last { get; private set; }

    public string Hash { get; private set; } = AuditHash.Start;

    /// <summary>How many entries were walked before anything was wrong.</summary>
    public long Sound { get; private set; }

    /// <summary>Leaves out what was archived.</summary>
    public void BeginBehind(AuditArchive archive) => (Last, Hash) = (archive.LastSequence, archive.LastHash);

    public void Take(AuditRow row)
    {
        if (AuditChain.ProblemOf(row, Last, Hash) is { } reason)
        {
            problems.AddLasting(Last + 1, reason);
        }

        each(row);
        (Last, Hash) = (row.Sequence, row.Hash);
        Sound += problems.Count == 0 ? 1 : 0;
    }

    /// <summary>Goes on behind a part of the archive, whatever was read of it.</summary>
    public void EndOf(AuditArchive part)
    {
        if (Last == part.LastSequence && Hash != part.LastHash)
        {
            problems.AddLasting(part.LastSequence, $"归档文件 {part.FileName} 的末条与数据库记着的不同：两者之一被改动。");
        }

        BeginBehind(part);
    }
}
