using PuyangFabu.Articles;
using PuyangFabu.Boards;
using PuyangFabu.Storage;

namespace PuyangFabu.Import;

/// <summary>
/// Takes articles from JSON lines and publishes them. Good lines go in even when others are bad. Writes in small
/// transactions and, where only one may write at a time, rests between them, so that a server on the same database keeps
/// answering.
/// </summary>
public sealed class ArticleImport(Database database, BoardStore boards, ArticleStore articles, TimeProvider clock)
{
    private const int BatchLines = 200;
    private const long BatchCharacters = 4_000_000;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(50);

    /// <param name="input">UTF-8, one JSON object a line.</param>
    /// <param name="messages">Gets a line in Chinese for every line that was not taken.</param>
    /// <param name="progress">Gets the number of lines done so far.</param>
    public async Task<ImportResult> RunAsync(Stream input, TextWriter messages, IProgress<long>? progress, CancellationToken cancellation)
    {
        var reader = new ArticleLineReader(new BoardTree(await boards.ListAsync(cancellation)), messages, clock);
        var tally = new ImportTally(messages);
        var batch = new List<ImportedArticle>(BatchLines);
        var characters = 0L;
        await foreach (var line in InputLines.ReadAsync(input, cancellation))
        {
            if (await reader.ReadAsync(line) is not { } article)
            {
                tally.Reject();
                continue;
            }

            batch.Add(new ImportedArticle(line.Number, article));
            characters += article.BodySource.Length + article.BodyHtml.Length;
            if (batch.Count == BatchLines || characters > BatchCharacters)
            {
                await WriteAsync(batch, tally, cancellation);
                (batch, characters) = ([], 0);
                progress?.Report(tally.Lines);
            }
        }

        await WriteAsync(batch, tally, cancellation);
        progress?.Report(tally.Lines);
        return tally.Result;
    }

    private async Task WriteAsync(List<ImportedArticle> batch, ImportTally tally, CancellationToken cancellation)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var start = clock.GetTimestamp();
        await tally.AddAsync(batch, await articles.UpsertAsync([.. batch.Select(static line => line.Article)], cancellation));

        // As long as this took others had to wait; now they have as long to themselves.
        var rest = clock.GetElapsedTime(start);
        if (database.Dialect.SingleWriter && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest < LongestRest ? rest : LongestRest, clock, cancellation);
        }
    }
}
