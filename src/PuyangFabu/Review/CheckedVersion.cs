using PuyangFabu.Articles;
using PuyangFabu.Checks;

namespace PuyangFabu.Review;

/// <summary>What the checks found in one text.</summary>
/// <param name="Hash">Of exactly that text.</param>
public sealed record CheckedVersion(string Hash, IReadOnlyList<Finding> Findings)
{
    /// <summary>An article's content as the checks read it.</summary>
    public static CheckedText TextOf(ArticleDocument document)
    {
        var text = ArticleBody.Of(document.BodyFormat, document.BodySource).Text;
        return new()
        {
            Title = document.Title,
            Subtitle = document.Subtitle,

            // One made from the body would only show what the body shows.
            Digest = document.Digest == Digest.Of(text) ? "" : document.Digest,
            BodyHtml = document.BodyHtml,
            BodyText = text,
            CoverUrl = document.CoverUrl,
            Author = document.Author,
            Source = document.Source,
            SourceUrl = document.SourceUrl,
            OriginalTitle = document.OriginalTitle,
            OriginalAuthor = document.OriginalAuthor,
            PublishedMs = document.PublishedMs,
        };
    }
}
