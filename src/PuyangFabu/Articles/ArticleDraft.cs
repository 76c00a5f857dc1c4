using PuyangFabu.Boards;

namespace PuyangFabu.Articles;

/// <summary>Turns a checked input into the article that is stored.</summary>
public static class ArticleDraft
{
    /// <exception cref="ArticleBodyException">The body cannot be made into a page.</exception>
    public static Article From(ArticleInput input, Board board, string status)
    {
        var format = input.Html.Length > 0 ? ArticleBody.RawHtml : ArticleBody.Markdown;
        var source = input.Html.Length > 0 ? input.Html : input.Body;
        var body = ArticleBody.Of(format, source);
        var article = new Article
        {
            ExternalId = input.ExternalId,
            BoardId = board.Id,
            Title = input.Title.Trim(),
            Digest = input.Digest.Trim() is { Length: > 0 } digest ? digest : Digest.Of(body.Text),
            BodySource = source,
            BodyFormat = format,
            BodyHtml = body.Html,
            BodyText = body.Text,
            CoverUrl = input.CoverUrl,
            Author = input.Author.Trim(),
            Editor = input.Editor.Trim(),
            Source = input.Source.Trim(),
            SourceUrl = input.SourceUrl,
            Keywords = string.Join('\n', input.Keywords.Select(static keyword => keyword.Trim())),
            Sample = input.Sample,
            Status = status,
            PublishedMs = input.PublishedAt?.ToUnixTimeMilliseconds(),
        };
        return article with { ContentHash = ContentHash.Of(article, board.Slug) };
    }
}
