using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Articles.Writing;

/// <summary>Takes in the pictures that come with the form of an article, before the article itself: the form then names them and does not lose them.</summary>
public sealed class PictureTaking(UploadDesk uploads)
{
    /// <summary>Bytes of the form: two pictures, and a text of a million characters.</summary>
    public const long LargestForm = (2L * PictureLimits.LargestFile) + (8 * 1024 * 1024);

    public async Task<Outcome<ArticleFormValues>> TakeAsync(ArticleFormValues values, IFormFileCollection files, Actor actor, CancellationToken cancellation)
    {
        if (files["coverFile"] is { Length: > 0 } cover)
        {
            var taken = await TakeAsync(cover, values.CoverAlt, actor, cancellation);
            if (taken.IsRefused)
            {
                return taken.Refusal;
            }

            values = values with { CoverUrl = taken.Value.Url };
        }

        if (files["pictureFile"] is { Length: > 0 } picture)
        {
            var taken = await TakeAsync(picture, values.PictureAlt, actor, cancellation);
            if (taken.IsRefused)
            {
                return taken.Refusal;
            }

            values = values.WithPicture(taken.Value.Url);
        }

        return values;
    }

    private async Task<Outcome<UploadView>> TakeAsync(IFormFile file, string alt, Actor actor, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return await uploads.TakeAsync(actor, new UploadRequest(content.ToArray(), file.FileName, alt), cancellation);
    }
}
