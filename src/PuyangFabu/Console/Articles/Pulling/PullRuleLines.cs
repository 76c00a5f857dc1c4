using PuyangFabu.Content.Boards;
using PuyangFabu.Publishing.Pulling.Rules;

namespace PuyangFabu.Console.Articles.Pulling;

/// <summary>The rules as editors type them, one a line: <c>系列 海绵城市系列 = 濮阳要闻</c>.</summary>
public static class PullRuleLines
{
    private static readonly (string Word, string Field)[] Fields = [("标题", PullRuleField.Title), ("作者", PullRuleField.Author), ("系列", PullRuleField.Series)];

    private static readonly char[] Marks = ['=', '＝'];

    /// <summary>As many write it behind the first word.</summary>
    private static readonly char[] Colons = [':', '：'];

    public static string Write(IEnumerable<PullRuleInput> rules, BoardTree boards) => string.Join('\n', rules.Select(rule =>
        $"{Fields.FirstOrDefault(one => one.Field == rule.Field).Word} {rule.Word} = {boards.Find(rule.Board ?? "")?.Name ?? rule.Board}"));

    /// <summary>What a line does not say is left open, so that the use case tells which line it is.</summary>
    /// <param name="boards">A board goes by its name or its slug.</param>
    public static PullRuleList Read(string text, BoardTree boards) => new(
        [.. text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0).Select(line => ReadLine(line, boards))]);

    private static PullRuleInput ReadLine(string line, BoardTree boards)
    {
        var field = Fields.FirstOrDefault(one => line.StartsWith(one.Word, StringComparison.Ordinal));
        var rest = (field.Word is null ? line : line[field.Word.Length..]).TrimStart();
        rest = field.Word is not null && rest.Length > 0 && Colons.Contains(rest[0]) ? rest[1..] : rest;
        var mark = rest.LastIndexOfAny(Marks);
        var name = mark < 0 ? null : rest[(mark + 1)..].Trim();
        var board = name is null ? null : boards.Find(name) ?? boards.All.FirstOrDefault(one => one.Name == name);
        return new PullRuleInput(field.Field, (mark < 0 ? rest : rest[..mark]).Trim(), board?.Slug ?? name);
    }
}
