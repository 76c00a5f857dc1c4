namespace PuyangFabu.People.Audit;

/// <summary>What is wrong between an entry and the one before it, in Chinese; null when nothing is.</summary>
internal static class AuditChain
{
    /// <param name="last">Number of the entry before; 0 when there is none.</param>
    /// <param name="hash">Hash of the entry before; <see cref="AuditHash.Start"/> when there is none.</param>
    public static string? ProblemOf(AuditRow row, long last, string hash) => LinkProblem(row.Sequence, row.PreviousHash, last, hash)
        ?? (AuditHash.Of(row) != row.Hash ? $"第 {row.Sequence} 条的内容与它的校验值不符：内容被改动。"
        : null);

    public static string? LinkProblem(long sequence, string previousHash, long last, string hash) =>
        sequence != last + 1 ? $"第 {last + 1} 条不见了，下一条是第 {sequence} 条。"
        : previousHash != hash ? $"第 {sequence} 条与上一条接不上：它或上一条被改动或替换。"
        : null;
}
