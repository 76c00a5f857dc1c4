using System.Globalization;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Content.Uploads;

/// <summary>Takes pictures in: converted, on disk, then in the database and the record.</summary>
public sealed class UploadDesk(Database database, UploadFiles files, UploadStore store, PictureConversion conversion, AuditLog audit)
{
    public const int LongestAlt = 200;

    public async Task<Outcome<UploadView>> TakeAsync(Actor actor, UploadRequest request, CancellationToken cancellation)
    {
        if (request.Alt.Length > LongestAlt)
        {
            return Refusal.BadInput("alt", $"太长（{request.Alt.Length} 个字符，最多 {LongestAlt} 个）");
        }

        var converted = await conversion.KeptAsync(request.Content, cancellation);
        if (converted.IsRefused)
        {
            return converted.Refusal;
        }

        return await StoreAsync(actor, converted.Value, request, cancellation);
    }

    /// <summary>Keeps a picture that stood in a text. One that is an upload already stays that upload.</summary>
    /// <param name="picture">As <see cref="PictureConversion.KeptAsync"/> made it.</param>
    /// <param name="name">What it is called to people.</param>
    public async Task<Refusal?> KeepAsync(Actor actor, StoredPicture picture, string name, CancellationToken cancellation)
    {
        // The file may have been lost or damaged since: saving it again mends that.
        var stored = await files.SaveAsync(picture.Content, picture.Extension, cancellation);
        return (await store.ByNameAsync(stored, cancellation)).Count > 0
            ? null
            : (await StoreAsync(actor, picture, new UploadRequest([], name, ""), cancellation)).Refusal;
    }

    private async Task<Outcome<UploadView>> StoreAsync(Actor actor, StoredPicture picture, UploadRequest request, CancellationToken cancellation)
    {
        var upload = new Upload
        {
            Name = await files.SaveAsync(picture.Content, picture.Extension, cancellation),
            ContentType = picture.ContentType,
            Width = picture.Width,
            Height = picture.Height,
            Bytes = picture.Content.Length,
            OriginalName = OriginalName.Shown(request.FileName),
            Alt = OriginalName.OneLine(request.Alt),
            UploadedBy = actor.OperatorId,
        };
        return await database.TryWriteAsync<UploadView>(session => RecordAsync(session, actor, upload), cancellation);
    }

    private async Task<Outcome<UploadView>> RecordAsync(DbSession session, Actor actor, Upload upload)
    {
        var stored = await store.InsertAsync(session, upload);
        await audit.RecordAsync(session, new AuditEntry
        {
            Actor = actor,
            Action = "upload.create",
            TargetKind = "upload",
            TargetId = stored.Id.ToString(CultureInfo.InvariantCulture),
            ContentHash = Path.GetFileNameWithoutExtension(stored.Name),
            After = new { stored.Name, stored.Width, stored.Height, stored.Bytes, stored.OriginalName, stored.Alt },
        });
        return UploadView.Of(stored);
    }
}
