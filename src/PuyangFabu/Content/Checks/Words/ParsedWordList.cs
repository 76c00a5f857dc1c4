using System.Globalization;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>A word list read from a file: its rules, or what is wrong with it.</summary>
public sealed record ParsedWordList(IReadOnlyList<WordRule> Rules, IReadOnlyList<WordListProblem> Problems)
{
    public static ParsedWordList Refused(string reason) => new([], [new WordListProblem(0, reason)]);
}

/// <summary>Why a word list cannot be loaded.</summary>
/// <param name="Line">Of the file, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Reason">In Chinese.</param>
public readonly record struct WordListProblem(int Line, string Reason)
{
    public override string ToString() => Line == 0 ? Reason : string.Create(CultureInfo.InvariantCulture, $"第 {Line} 行：{Reason}");
}
