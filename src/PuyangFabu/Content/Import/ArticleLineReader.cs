using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Boards;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Import;

/// <summary>Makes an article of a line, or says in <paramref name="messages"/> why it cannot be one, and what it lost.</summary>
internal sealed class ArticleLineReader(BoardTree boards, ArticleIntake intake, ImportTally tally, TextWriter messages, TimeProvider clock)
{
    private const int MostWarningsOfALine = 20;

    private readonly HashSet<string> namedUnknown = new(StringComparer.Ordinal);

    /// <param name="isFirst">Of the file: what is wrong with it is likely so with the file.</param>
    /// <returns>Null when the line is refused.</returns>
    public async Task<Article?> ReadAsync(InputLine line, bool isFirst, CancellationToken cancellation)
    {
        if (line.Bytes is null)
        {
            await RefuseAsync(line, [$"超过 {LineReader.LongestBytes / (1024 * 1024)} MB"]);
            return null;
        }

        var parsed = ArticleLineParser.Parse(line.Bytes);
        await NameUnknownAsync(line, parsed.UnknownFields);
        if (parsed.Input is not { } written)
        {
            await RefuseAsync(line, isFirst && FirstLine.LineKind(line.Bytes) is { } kind ? [kind] : parsed.Problems);
            return null;
        }

        var taken = await intake.ReadAsync(written, cancellation);
        if (taken.IsRefused)
        {
            await RefuseAsync(line, [taken.Refusal.Title]);
            return null;
        }

        return await ReadAsync(line, taken.Value, cancellation);
    }

    private async Task<Article?> ReadAsync(InputLine line, TakenInput taken, CancellationToken cancellation)
    {
        var input = taken.Input;
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
                var body = ArticleDraft.BodyOf(input, cancellation);
                var article = ArticleDraft.From(input, placement, ArticleStatus.Published, body);
                if (await intake.KeepPicturesAsync(Actor.CommandLine, taken, article, cancellation) is { } refusal)
                {
                    problems.Add(refusal.Title);
                }
                else
                {
                    await WarnAsync(line, [.. taken.Warnings, .. body.Lost.Select(static lost => lost.ToString())]);
                    return article;
                }
            }
            catch (ArticleBodyException refused)
            {
                problems.Add(refused.Message);
            }
        }

        await RefuseAsync(line, problems);
        return null;
    }

    private Task RefuseAsync(InputLine line, IEnumerable<string> problems)
    {
        tally.Reject();
        return messages.WriteLineAsync($"第 {line.Number} 行：{string.Join("；", problems)}");
    }

    private async Task WarnAsync(InputLine line, IReadOnlyList<string> warnings)
    {
        foreach (var (index, warning) in warnings.Index())
        {
            tally.Warn();
            if (index < MostWarningsOfALine)
            {
                await messages.WriteLineAsync($"第 {line.Number} 行：警告：{warning}");
            }
        }

        if (warnings.Count > MostWarningsOfALine)
        {
            await messages.WriteLineAsync($"第 {line.Number} 行：警告：另有 {warnings.Count - MostWarningsOfALine} 处没有逐一列出");
        }
    }

    /// <summary>A misspelt field would be lost in silence; named once, it is not.</summary>
    private async Task NameUnknownAsync(InputLine line, IEnumerable<string> fields)
    {
        foreach (var field in fields.Where(namedUnknown.Add))
        {
            tally.Warn();
            await messages.WriteLineAsync($"第 {line.Number} 行：不认识字段 {Shown(field)}，已忽略（以后不再提示）");
        }
    }

    // What goes to a terminal must not steer it.
    private static string Shown(string text) =>
        new([.. text.Take(64).Select(static character => char.IsControl(character) ? '?' : character)]);
}
