using PuyangFabu.Content.Tables;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>A word list read from a file: its rules, or what is wrong with it.</summary>
public sealed record ParsedWordList(IReadOnlyList<WordRule> Rules, IReadOnlyList<TableProblem> Problems)
{
    public static ParsedWordList Refused(string reason) => new([], [new TableProblem(0, reason)]);
}
