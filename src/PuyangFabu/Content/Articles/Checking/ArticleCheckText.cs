using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Checks;

namespace PuyangFabu.Content.Articles.Checking;

/// <summary>Articles as the checks before publishing read them.</summary>
public static class ArticleCheckText
{
    /// <param name="bodyText">The words of the document's body.</param>
    public static CheckedText Of(ArticleDocument document, string bodyText) => new()
    {
        Title = document.Title,
        Subtitle = document.Subtitle,
        Digest = document.Digest,
        BodyHtml = document.BodyHtml,
        BodyText = bodyText,
        CoverUrl = document.CoverUrl,
        Author = document.Author,
        Source = document.Source,
        SourceUrl = document.SourceUrl,
        OriginalTitle = document.OriginalTitle,
        OriginalAuthor = document.OriginalAuthor,
        PublishedMs = document.PublishedMs,
    };
}
