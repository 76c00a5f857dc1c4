using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Materials.Pictures;

namespace PuyangFabu.Publishing.Pulling.Taking;

/// <summary>Copies covers from WeChat among the uploads, by the rules of uploads.</summary>
public sealed class PulledCovers(OutsidePictures outside, PlayedPlatform played, PictureConversion conversion, UploadDesk uploads, TimeProvider clock)
{
    private const string Name = "微信上的封面";

    /// <summary>For the articles of one step, which often share a cover.</summary>
    public CoverTaking Begin() => new(TakeAsync, clock);

    private async Task<Outcome<string>> TakeAsync(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return Refusal.BadInput("coverUrl", "的地址不是 http 或 https 网址");
        }

        var found = await (played.IsPicture(uri) ? OutsidePictures.GetAsync(played.Http, uri, cancellation) : outside.GetAsync(uri, cancellation));
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
        return await uploads.KeepAsync(Actor.Product, picture, Name, cancellation) is { } refusal ? refusal : UploadPaths.Of(UploadFiles.NameOf(picture.Content, picture.Extension));
    }
}
