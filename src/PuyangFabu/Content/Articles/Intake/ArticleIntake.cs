using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>
/// Makes of a text that comes from elsewhere what can be kept here: pictures written into it become uploads, names of
/// characters become these characters, the cover's address becomes whole.
/// </summary>
public sealed class ArticleIntake(DataPictures pictures, UploadDesk uploads, UploadFiles files)
{
    private const string NameOfPicture = "正文里的图片";

    /// <summary>To be called before the input's rules: a picture in the text makes it too long for them.</summary>
    /// <returns>Refused when pictures cannot be looked at just now.</returns>
    public async Task<Outcome<TakenInput>> ReadAsync(ArticleInput input, CancellationToken cancellation)
    {
        var warnings = new List<string>();
        var found = new FoundPictures();
        var decoded = CharacterNames.Decode(input, warnings);
        var cover = await pictures.TakeAsync(decoded.CoverUrl, isAddress: true, found, cancellation);
        var body = await pictures.TakeAsync(decoded.Body, isAddress: false, found, cancellation);
        var html = await pictures.TakeAsync(decoded.Html, isAddress: false, found, cancellation);
        if ((cover.Refusal ?? body.Refusal ?? html.Refusal) is { } refusal)
        {
            return refusal;
        }

        var attachments = new List<Attachment>();
        foreach (var attachment in decoded.Attachments)
        {
            attachments.Add(await MeasuredAsync(attachment, cancellation));
        }

        return new TakenInput(
            decoded with { CoverUrl = WholeCover(cover.Value, decoded.SourceUrl), Body = body.Value, Html = html.Value, Attachments = attachments },
            warnings,
            found.Pictures);
    }

    /// <summary>Stores the pictures that the article shows; what it does not show, such as what stands in for a picture that is loaded late, is forgotten.</summary>
    public async Task<Refusal?> KeepPicturesAsync(Actor actor, TakenInput taken, ArticleDocument article, CancellationToken cancellation)
    {
        foreach (var (address, picture) in taken.Pictures)
        {
            if ((article.CoverUrl == address || article.BodyHtml.Contains(address, StringComparison.Ordinal))
                && await uploads.KeepAsync(actor, picture, NameOfPicture, cancellation) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    // What an article has already is not looked for again: a file that was lost must not keep its text from being mended.
    private async Task<Attachment> MeasuredAsync(Attachment attachment, CancellationToken cancellation) =>
        attachment.Bytes == 0 && await files.FindAttachmentAsync(attachment.File, cancellation) is { } file ? attachment with { Bytes = file.Bytes } : attachment;

    // What cannot be made whole stays as it is: the rules say what is wrong with it.
    private static string WholeCover(string cover, string sourceUrl) =>
        cover.Length == 0 || cover.StartsWith(UploadPaths.Prefix, StringComparison.Ordinal) ? cover
        : BodyAddresses.Of(sourceUrl).Picture(cover).Address ?? cover;
}

/// <summary>What was handed in as it can be kept. Nothing is stored yet.</summary>
/// <param name="Warnings">What was changed in the fields, in Chinese; what the body itself loses is told by <see cref="ArticleBody.Lost"/>.</param>
/// <param name="Pictures">Pictures that stood in the text, by the address that they have there now.</param>
public sealed record TakenInput(ArticleInput Input, IReadOnlyList<string> Warnings, IReadOnlyDictionary<string, StoredPicture> Pictures);
