using PuyangFabu.Console.Frame;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Attachments;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Console.Articles.Writing;

/// <summary>Takes in the files that come with the form of an article, before the article itself: the form then names them and does not lose them.</summary>
public sealed class FormFiles(UploadDesk uploads, AttachmentDesk attachments)
{
    /// <summary>Bytes of the form: two pictures, an attachment, and a text of a million characters.</summary>
    public const long LargestForm = (2L * PictureLimits.LargestFile) + ((UploadOptions.MostAttachmentMegabytes + 8) * 1024 * 1024);

    public async Task<Outcome<ArticleFormValues>> TakeAsync(
        ArticleFormValues values, SentFile? cover, SentFile? picture, SentFile? attachment, Actor actor, CancellationToken cancellation)
    {
        if (cover is not null)
        {
            var taken = await TakeAsync(cover, values.CoverAlt, actor, cancellation);
            if (taken.IsRefused)
            {
                return taken.Refusal;
            }

            values = values with { CoverUrl = taken.Value.Url };
        }

        if (picture is not null)
        {
            var taken = await TakeAsync(picture, values.PictureAlt, actor, cancellation);
            if (taken.IsRefused)
            {
                return taken.Refusal;
            }

            values = values.WithPicture(taken.Value.Url);
        }

        if (attachment is not null)
        {
            var taken = await attachments.TakeAsync(actor, attachment.Name, attachment.Content, cancellation);
            if (taken.IsRefused)
            {
                return taken.Refusal;
            }

            var (name, url, size) = taken.Value;
            values = values with { Attachments = [.. values.Attachments, new AttachmentView(name, url, size).Taken() with { Bytes = size }] };
        }

        return values;
    }

    private Task<Outcome<UploadView>> TakeAsync(SentFile file, string alt, Actor actor, CancellationToken cancellation) =>
        uploads.TakeAsync(actor, new UploadRequest(file.Content, file.Name, alt), cancellation);
}
