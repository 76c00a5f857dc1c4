using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Materials.Pictures;

namespace PuyangFabu.Publishing.Pulling.Taking;

/// <summary>Copies pictures from WeChat among the uploads, by the rules of uploads: the same picture is one upload.</summary>
public sealed class PictureCopying(OutsidePictures outside, PlayedPlatform played, PictureConversion conversion, UploadDesk uploads)
{
    /// <summary>Where the pictures lie, as editors are told.</summary>
    private const string Place = "在微信上";

    /// <param name="name">What it is called to people.</param>
    /// <returns>The path of the upload, or why there is none.</returns>
    public async Task<Outcome<string>> CopyAsync(string address, string name, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return Refusal.BadInput("coverUrl", "的地址不是 http 或 https 网址");
        }

        var found = await (played.PictureAt(uri) is { } here ? OutsidePictures.GetAsync(played.Http, here, Place, cancellation) : outside.GetAsync(uri, Place, cancellation));
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var kept = await conversion.KeptAsync(found.Value, cancellation);
        if (kept.IsRefused)
        {
            return kept.Refusal;
        }

        var picture = kept.Value;
        return await uploads.KeepAsync(Actor.Product, picture, name, cancellation) is { } refusal ? refusal : UploadPaths.Of(UploadFiles.NameOf(picture.Content, picture.Extension));
    }
}
