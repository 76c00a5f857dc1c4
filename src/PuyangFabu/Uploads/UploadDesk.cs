using System.Globalization;
using PuyangFabu.Audit;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;
using PuyangFabu.Uploads.Pictures;

namespace PuyangFabu.Uploads;

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

        var picture = converted.Value;
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
