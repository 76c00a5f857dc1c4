using PuyangFabu.Articles;
using PuyangFabu.Boards;

namespace PuyangFabu.Import;

/// <summary>Makes an article of a line, or says in <paramref name="messages"/> why it cannot be one.</summary>
internal sealed class ArticleLineReader(BoardTree boards, TextWriter messages, TimeProvider clock)
{
    private readonly HashSet<string> namedUnknown = new(StringComparer.Ordinal);

    /// <returns>Null when the line is refused.</returns>
    public async Task<Article?> ReadAsync(InputLine line)
    {
        if (line.Bytes is null)
        {
            await RefuseAsync(line, [$"超过 {InputLines.LongestBytes / (1024 * 1024)} MB"]);
            return null;
        }

        var parsed = ArticleLineParser.Parse(line.Bytes);
        await NameUnknownAsync(line, parsed.UnknownFields);
        if (parsed.Input is not { } input)
        {
            await RefuseAsync(line, parsed.Problems);
            return null;
        }

        var placement = ArticlePlacement.Of(input, boards);
        var problems = ArticleInputRules.Check(input, clock.GetUtcNow()).Select(static problem => problem.ToString()).ToList();
        problems.AddRange(placement.UnknownFurther.Select(static slug => $"furtherBoards 里的 {Shown(slug)} 不是栏目"));
        if (placement.Own is null)
        {
            problems.Insert(0, input.Board.Length == 0 ? "board 没有填写" : $"没有栏目 {Shown(input.Board)}");
        }

        if (problems.Count == 0)
        {
            try
            {
                return ArticleDraft.From(input, placement, ArticleStatus.Published);
            }
            catch (ArticleBodyException refused)
            {
                problems.Add(refused.Message);
            }
        }

        await RefuseAsync(line, problems);
        return null;
    }

    private Task RefuseAsync(InputLine line, IEnumerable<string> problems) =>
        messages.WriteLineAsync($"第 {line.Number} 行：{string.Join("；", problems)}");

    /// <summary>A misspelt field would be lost in silence; named once, it is not.</summary>
    private async Task NameUnknownAsync(InputLine line, IEnumerable<string> fields)
    {
        foreach (var field in fields.Where(namedUnknown.Add))
        {
            await messages.WriteLineAsync($"第 {line.Number} 行：不认识字段 {Shown(field)}，已忽略（以后不再提示）");
        }
    }

    // What goes to a terminal must not steer it.
    private static string Shown(string text) =>
        new([.. text.Take(64).Select(static character => char.IsControl(character) ? '?' : character)]);
}
