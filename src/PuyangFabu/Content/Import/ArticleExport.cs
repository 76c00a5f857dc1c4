using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Import;

/// <summary>Writes the published articles as JSON lines; to import them again changes nothing.</summary>
public sealed class ArticleExport(BoardStore boards, ArticleStore articles)
{
    private const int PageSize = 200;

    // A file, not a page: Chinese stays readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="progress">Gets the number of articles written so far.</param>
    /// <returns>How many articles were written.</returns>
    public async Task<long> RunAsync(Stream output, IProgress<long>? progress, CancellationToken cancellation)
    {
        var tree = new BoardTree(await boards.ListAsync(cancellation));
        var written = 0L;
        await using var writer = new Utf8JsonWriter(output, Readable);
        for (var lastId = 0L; ;)
        {
            var page = await articles.AfterAsync(lastId, PageSize, cancellation);
            if (page.Count == 0)
            {
                return written;
            }

            foreach (var article in page.Where(static article => article.Status == ArticleStatus.Published))
            {
                Write(writer, article, tree);
                await writer.FlushAsync(cancellation);
                writer.Reset();
                output.WriteByte((byte)'\n');
                written++;
            }

            await output.FlushAsync(cancellation);
            lastId = page[^1].Id;
            progress?.Report(written);
        }
    }

    private static void Write(Utf8JsonWriter writer, Article article, BoardTree boards)
    {
        writer.WriteStartObject();
        WriteText(writer, "externalId", article.ExternalId ?? "");
        WriteText(writer, "board", boards.Find(article.BoardId)!.Slug);
        WriteWords(writer, "furtherBoards", BoardIds.Read(article.FurtherBoardIds).Select(id => boards.Find(id)!.Slug));
        foreach (var field in ArticleField.Texts)
        {
            WriteText(writer, field.Name, field.Stored(article));
            if (field == ArticleField.Digest)
            {
                WriteText(writer, article.BodyFormat == ArticleBody.RawHtml ? "html" : "body", article.BodySource);
            }
        }

        WriteText(writer, "publishedAt", article.PublishedMs is { } time ? Time(time) : "");
        WriteWords(writer, "keywords", article.Keywords.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        WriteAttachments(writer, article.Attachments);
        WriteCorrections(writer, article.Corrections);
        if (article.AiAssisted)
        {
            writer.WriteBoolean("aiAssisted", true);
        }

        if (article.Sample)
        {
            writer.WriteBoolean("sample", true);
        }

        writer.WriteEndObject();
    }

    private static void WriteAttachments(Utf8JsonWriter writer, string attachments)
    {
        if (attachments.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("attachments");
        foreach (var attachment in Attachment.Read(attachments))
        {
            writer.WriteStartObject();
            WriteText(writer, "name", attachment.Name);
            WriteText(writer, "url", attachment.Url);
            writer.WriteNumber("size", attachment.Bytes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCorrections(Utf8JsonWriter writer, string corrections)
    {
        if (corrections.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("corrections");
        foreach (var correction in Correction.Read(corrections))
        {
            writer.WriteStartObject();
            WriteText(writer, "at", correction.AtMs is { } time ? Time(time) : "");
            WriteText(writer, "text", correction.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteWords(Utf8JsonWriter writer, string name, IEnumerable<string> words)
    {
        var list = words.ToList();
        if (list.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        list.ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        if (text.Length > 0)
        {
            writer.WriteString(name, text);
        }
    }

    private static string Time(long milliseconds) =>
        UnixMilliseconds.ToChinaTime(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture);
}
