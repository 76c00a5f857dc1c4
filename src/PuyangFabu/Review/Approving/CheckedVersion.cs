using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Checks;

namespace PuyangFabu.Review.Approving;

/// <summary>What the checks found in one text.</summary>
/// <param name="Hash">Of exactly that text.</param>
public sealed record CheckedVersion(string Hash, IReadOnlyList<TextFinding> Findings)
{
    /// <summary>An article's content as the checks read it.</summary>
    public static CheckedText TextOf(ArticleDocument document)
    {
        var body = ArticleBody.Of(document.BodyFormat, document.BodySource, document.SourceUrl);
        var text = body.Text;
        return new()
        {
            Title = document.Title,
            Subtitle = document.Subtitle,

            // One made from the body would only show what the body shows.
            Digest = document.Digest == Digest.Of(text) ? "" : document.Digest,
            BodyHtml = document.BodyHtml,
            BodyText = text,
            Lost = [.. body.Lost, .. LostBefore(document, body)],
            CoverUrl = document.CoverUrl,
            Author = document.Author,
            Source = document.Source,
            SourceUrl = document.SourceUrl,
            OriginalTitle = document.OriginalTitle,
            OriginalAuthor = document.OriginalAuthor,
            PublishedMs = document.PublishedMs,
        };
    }

    // A text saved when less was kept shows less than what its source gives now.
    private static IEnumerable<LostContent> LostBefore(ArticleDocument document, ArticleBody body) =>
        Pictures(body.Html) - Pictures(document.BodyHtml) is > 0 and var missing
            ? [new LostContent($"原文有 {missing} 张图片在保存时没有保留，把正文重新保存一次就会补上", "")]
            : [];

    private static int Pictures(string html) => html.AsSpan().Count("<img ");
}
