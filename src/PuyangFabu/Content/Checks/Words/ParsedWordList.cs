namespace PuyangFabu.Content.Checks.Words;

/// <summary>A word list read from a file: its rules, or what is wrong with it.</summary>
public sealed record ParsedWordList(IReadOnlyList<WordRule> Rules, IReadOnlyList<WordListProblem> Problems)
{
    public static ParsedWordList Refused(string reason) => new([], [new WordListProblem(0, reason)]);
}
