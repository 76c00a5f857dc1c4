using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Content.Import;

/// <summary>
/// Takes articles from JSON lines and publishes them. Good lines go in even when others are bad. Writes in small
/// transactions and, where only one may write at a time, rests between them, so that a server on the same database keeps
/// answering. Each is recorded with what it changed.
/// </summary>
public sealed class ArticleImport(Database database, BoardStore boards, ArticleStore articles, ArticleIntake intake, AuditLog audit, TimeProvider clock)
{
    private const int BatchLines = 200;
    private const long BatchCharacters = 4_000_000;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(50);

    /// <param name="input">UTF-8, one JSON object a line.</param>
    /// <param name="messages">Gets a line in Chinese for every line that was not taken, and for everything that one that was taken lost.</param>
    /// <param name="progress">Gets the number of lines done so far.</param>
    public async Task<ImportResult> RunAsync(Actor actor, Stream input, TextWriter messages, IProgress<long>? progress, CancellationToken cancellation)
    {
        var tally = new ImportTally(messages);
        var file = LineReader.Open(input);
        if (await ImportFileKind.NameAsync(file, cancellation) is { } kind)
        {
            return await RefuseAsync(kind, tally, messages);
        }

        var reader = new ArticleLineReader(new BoardTree(await boards.ListAsync(cancellation)), intake, tally, messages, clock);
        var batch = new List<ImportedArticle>(BatchLines);
        var characters = 0L;
        var isFirst = true;
        await foreach (var line in LineReader.ReadAsync(file, cancellation))
        {
            if (isFirst && line.Bytes is { } bytes && FirstLine.FileKind(bytes) is { } json)
            {
                return await RefuseAsync(json, tally, messages);
            }

            var article = await reader.ReadAsync(line, isFirst, cancellation);
            isFirst = false;
            if (article is null)
            {
                continue;
            }

            batch.Add(new ImportedArticle(line.Number, article));
            characters += article.BodySource.Length + article.BodyHtml.Length;
            if (batch.Count == BatchLines || characters > BatchCharacters)
            {
                await WriteAsync(actor, batch, tally, cancellation);
                (batch, characters) = ([], 0);
                progress?.Report(tally.Lines);
            }
        }

        if (isFirst)
        {
            await messages.WriteLineAsync("文件是空的，没有可导入的稿件。");
        }

        await WriteAsync(actor, batch, tally, cancellation);
        progress?.Report(tally.Lines);
        return tally.Result;
    }

    /// <summary>Nothing of the file is taken: it counts as one line.</summary>
    private static async Task<ImportResult> RefuseAsync(string kind, ImportTally tally, TextWriter messages)
    {
        tally.Reject();
        await messages.WriteLineAsync($"文件{kind}。没有导入任何稿件。");
        return tally.Result;
    }

    private async Task WriteAsync(Actor actor, List<ImportedArticle> batch, ImportTally tally, CancellationToken cancellation)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var start = clock.GetTimestamp();
        await tally.AddAsync(
            batch, await articles.UpsertAsync([.. batch.Select(static line => line.Article)], cancellation, (session, outcomes) => RecordAsync(session, actor, outcomes)));

        // As long as this took others had to wait; now they have as long to themselves.
        var rest = clock.GetElapsedTime(start);
        if (database.Dialect.SingleWriter && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest < LongestRest ? rest : LongestRest, clock, cancellation);
        }
    }

    private async Task RecordAsync(DbSession session, Actor actor, IReadOnlyList<ArticleWrite> outcomes)
    {
        var (imported, updated) = (outcomes.Count(static outcome => outcome == ArticleWrite.Inserted), outcomes.Count(static outcome => outcome == ArticleWrite.Updated));
        if (imported + updated > 0)
        {
            await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = "article.import", TargetKind = "article", After = new { imported, updated } });
        }
    }
}

/// <summary>What an import came to, in lines.</summary>
/// <param name="Imported">New articles.</param>
/// <param name="Updated">Known articles that changed.</param>
/// <param name="Rejected">Lines that were not taken; each was named with its reason.</param>
/// <param name="Unchanged">Known articles that were just so already.</param>
public sealed record ImportResult(long Imported, long Updated, long Rejected, long Unchanged)
{
    /// <summary>What was lost or changed on the way of lines that were taken; each was named with its line.</summary>
    public long Warnings { get; init; }
}

/// <summary>An article that waits to be written, and the line it came from.</summary>
internal readonly record struct ImportedArticle(long Line, Article Article);
