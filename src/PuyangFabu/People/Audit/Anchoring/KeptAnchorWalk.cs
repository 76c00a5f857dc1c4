using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>
/// Holds anchors kept elsewhere against the record. After a restore the lines of the time between backup and restore are about
/// a record that is no more; but an entry of a restore is quickly forged, so that only one that the verifier names explains them.
/// </summary>
/// <param name="named">Numbers of the entries of restores that the verifier knows to have taken place.</param>
/// <param name="unread">The end of what was archived and is not walked; null when there is nothing of the kind.</param>
internal sealed class KeptAnchorWalk(IReadOnlyList<KeptAnchor> elsewhere, IReadOnlyCollection<long> named, AuditArchive? unread)
{
    private readonly Dictionary<long, string> rows = elsewhere.Select(static anchor => anchor.Sequence).Distinct().ToDictionary(static number => number, static _ => "");
    private readonly List<(long Sequence, long AtMs)> restores = [];
    private readonly List<long> acknowledgements = [];
    private readonly List<string> notices = [];

    public IReadOnlyList<string> Notices => notices;

    /// <summary>Numbers of the entries that acknowledge a contradiction.</summary>
    public IReadOnlyList<long> Acknowledgements => acknowledgements;

    public void Compare(AuditRow row)
    {
        if (rows.Count > 0 && rows.ContainsKey(row.Sequence))
        {
            rows[row.Sequence] = row.Hash;
        }

        if (row.Refused.Length > 0)
        {
            return;
        }

        if (row.Action == AuditAcknowledgement.Action)
        {
            acknowledgements.Add(row.Sequence);
            notices.Add($"第 {row.Sequence} 条：{row.OperatorName} 确认了一次矛盾：{row.Comment}");
        }
        else if (row.Action == AuditWeight.Restore)
        {
            restores.Add((row.Sequence, row.AtMs));
            notices.Add($"第 {row.Sequence} 条：{ChinaTime.Minute(row.AtMs)} 从备份恢复过数据。");
        }
    }

    public void End(AuditProblems problems)
    {
        var (before, archived) = (0, 0);
        if (unread is not null && rows.ContainsKey(unread.LastSequence))
        {
            rows[unread.LastSequence] = unread.LastHash;
        }

        foreach (var anchor in elsewhere)
        {
            if (anchor.Problem is { } problem)
            {
                problems.Add(anchor.Sequence, problem);
            }
            else if (rows[anchor.Sequence].Length == 0 && anchor.Sequence <= unread?.LastSequence)
            {
                archived++;
            }
            else if (rows[anchor.Sequence] != anchor.Hash)
            {
                var explaining = restores.Where(restore => restore.Sequence <= anchor.Sequence && anchor.At.ToUnixTimeMilliseconds() <= restore.AtMs).ToList();
                if (explaining.Exists(restore => named.Contains(restore.Sequence)))
                {
                    before++;
                }
                else
                {
                    problems.Add(anchor.Sequence, (rows[anchor.Sequence].Length == 0
                        ? $"别处保存的锚定（{ChinaTime.Minute(anchor.At)}）记着第 {anchor.Sequence} 条，现在没有这一条：记录被删除。"
                        : $"第 {anchor.Sequence} 条与别处保存的锚定（{ChinaTime.Minute(anchor.At)}）不符：它或它之前的记录被重写。") + HintOf(explaining));
                }
            }
        }

        if (archived > 0)
        {
            notices.Add($"别处保存的锚定中有 {archived} 行说的是已归档的记录，没有对照；加上 --archives 目录再核对。");
        }

        if (before > 0)
        {
            notices.Add($"别处保存的锚定中有 {before} 行写于您指明的恢复之前，说的是恢复时放弃的记录。");
        }
    }

    // The record cannot vouch for its own restore: whoever rewrote it could have written that entry too.
    private static string HintOf(List<(long Sequence, long AtMs)> explaining) => explaining is [var (number, atMs), ..]
        ? $"如果确知 {ChinaTime.Minute(atMs)} 从备份恢复过（第 {number} 条），请在服务器上运行 audit verify，加上 --restored-at {number} 再核对；记录自己写着恢复不算证明。"
        : "";
}

/// <summary>A line about the end of the record that somebody else kept.</summary>
/// <param name="Problem">Why it counts for nothing (damaged, not signed by this product), in Chinese; null when it counts.</param>
public sealed record KeptAnchor(long Sequence, string Hash, DateTimeOffset At, string? Problem);
