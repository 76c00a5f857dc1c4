using System.Text.Json;

namespace PuyangFabu.People.Audit.Archiving;

/// <summary>Holds what the database says of the archive against the record, which tells of every part that was moved.</summary>
internal sealed class ArchiveWalk(IReadOnlyList<AuditArchive> parts)
{
    private readonly Dictionary<string, string> told = [];

    /// <summary>What lies in files; null when nothing does.</summary>
    public AuditArchive? Newest => parts.Count > 0 ? parts[^1] : null;

    public void Take(AuditRow row)
    {
        if (parts.Count > 0 && row is { Action: AuditArchiving.Action, Refused: "" })
        {
            told[row.TargetId] = row.AfterJson;
        }
    }

    /// <param name="all">All of the record was walked, files too; else the entries of older parts may lie in a file themselves.</param>
    public void End(AuditProblems problems, bool all)
    {
        foreach (var part in all ? parts : parts.TakeLast(1))
        {
            if (!IsTold(part))
            {
                problems.AddLasting(part.FirstSequence, $"第 {part.FirstSequence} 至 {part.LastSequence} 条已不在数据库里，审计却没有记着把它们归档到 {part.FileName}：它们被删除。");
            }
        }
    }

    /// <summary>For whoever verifies, in Chinese; null when nothing lies in files.</summary>
    public string? Notice(bool all) => Newest is not { } newest
        ? null
        : $"第 1 至 {newest.LastSequence} 条已归档在 {parts.Count} 个文件里，" + (all ? "一并核对过。" : "没有一同核对；要核对它们，在服务器上运行 audit verify，加上 --archives 目录。");

    private bool IsTold(AuditArchive part)
    {
        try
        {
            return told.TryGetValue(part.FileName, out var after)
                && JsonSerializer.Deserialize<AuditArchive>(after, JsonSerializerOptions.Web) is { } archive
                && archive with { FileName = part.FileName, ArchivedMs = part.ArchivedMs } == part;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
