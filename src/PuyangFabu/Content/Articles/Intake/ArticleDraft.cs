using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>Turns a checked input into the article that is stored.</summary>
public static class ArticleDraft
{
    /// <exception cref="ArticleBodyException">The body cannot be made into a page.</exception>
    public static Article From(ArticleInput input, Board board, string status) =>
        From(input, new ArticlePlacement(board, [], []), status);

    /// <param name="placement">With a board of its own.</param>
    /// <exception cref="ArticleBodyException">The body cannot be made into a page.</exception>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public static Article From(ArticleInput input, ArticlePlacement placement, string status, CancellationToken cancellation = default)
    {
        return From(input, placement, status, BodyOf(input, cancellation));
    }

    /// <summary>The body that an input has.</summary>
    /// <exception cref="ArticleBodyException">The body cannot be made into a page.</exception>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public static ArticleBody BodyOf(ArticleInput input, CancellationToken cancellation = default) =>
        ArticleBody.Of(FormatOf(input), SourceOf(input), input.SourceUrl, cancellation);

    /// <param name="placement">With a board of its own.</param>
    /// <param name="body">As <see cref="BodyOf"/> gave it for the input.</param>
    public static Article From(ArticleInput input, ArticlePlacement placement, string status, ArticleBody body)
    {
        var board = placement.Own!;
        var article = new Article
        {
            ExternalId = input.ExternalId,
            BoardId = board.Id,
            FurtherBoardIds = BoardIds.Write(placement.Further.Select(static further => further.Id)),
            BoardSlugs = string.Join('\n', placement.Further.Prepend(board).Select(static listed => listed.Slug)),
            Title = input.Title.Trim(),
            Subtitle = input.Subtitle.Trim(),
            Digest = input.Digest.Trim() is { Length: > 0 } digest ? digest : Digest.Of(body),
            BodySource = SourceOf(input),
            BodyFormat = FormatOf(input),
            BodyHtml = body.Html,
            BodyText = body.Text,
            CoverUrl = input.CoverUrl,
            CoverCropWide = CropOf(input, input.CoverCropWide),
            CoverCropSquare = CropOf(input, input.CoverCropSquare),
            CoverAlt = input.CoverUrl.Length > 0 ? input.CoverAlt.Trim() : "",
            Author = input.Author.Trim(),
            Editor = input.Editor.Trim(),
            Source = input.Source.Trim(),
            SourceUrl = input.SourceUrl,
            OriginalTitle = input.OriginalTitle.Trim(),
            OriginalAuthor = input.OriginalAuthor.Trim(),
            Keywords = string.Join('\n', input.Keywords.Select(static keyword => keyword.Trim())),
            Kind = input.Kind.Trim(),
            Validity = ArticleValidity.Stored(input.Validity.Trim()),
            AiAssisted = input.AiAssisted,
            Sample = input.Sample,
            Attachments = Attachment.Write(input.Attachments),
            Topic = TopicOutline.Normal(input.Topic),
            Corrections = Correction.Write(input.Corrections),
            Status = status,
            PublishedMs = input.PublishedAt?.ToUnixTimeMilliseconds(),
        };
        return article with { ContentHash = ContentHash.Of(article, article.BoardSlugs) };
    }

    // One way of writing, so that the same part has the same hash; none without a picture.
    private static string CropOf(ArticleInput input, string crop) => input.CoverUrl.Length > 0 && CoverCrop.Read(crop) is { } read ? read.ToString() : "";

    private static string FormatOf(ArticleInput input) => input.Html.Length > 0 ? ArticleBody.RawHtml : ArticleBody.Markdown;

    private static string SourceOf(ArticleInput input) => input.Html.Length > 0 ? input.Html : input.Body;
}
