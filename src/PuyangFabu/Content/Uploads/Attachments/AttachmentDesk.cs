using System.Globalization;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Content.Uploads.Attachments;

/// <summary>Takes attachments in: looked at, on disk as they came, then in the database and the record.</summary>
public sealed class AttachmentDesk(Database database, UploadFiles files, UploadStore store, UploadOptions options, AuditLog audit)
{
    public async Task<Outcome<AttachmentUpload>> TakeAsync(Actor actor, string fileName, byte[] content, CancellationToken cancellation)
    {
        if (content.Length == 0)
        {
            return Refusal.BadInput("file", "是空的，或没有收到");
        }

        if (content.Length > options.LargestAttachment)
        {
            return AttachmentRefusals.TooLarge(options);
        }

        var name = OriginalName.Shown(fileName);
        var kind = AttachmentRecognition.Read(name, content);
        if (kind.IsRefused)
        {
            return kind.Refusal;
        }

        var upload = new Upload
        {
            Name = await files.SaveAsync(content, kind.Value.Extension, cancellation),
            ContentType = kind.Value.ContentType,
            Width = 0,
            Height = 0,
            Bytes = content.Length,
            OriginalName = name,
            UploadedBy = actor.OperatorId,
        };
        return await database.TryWriteAsync<AttachmentUpload>(session => RecordAsync(session, actor, upload), cancellation);
    }

    private async Task<Outcome<AttachmentUpload>> RecordAsync(DbSession session, Actor actor, Upload upload)
    {
        var stored = await store.InsertAsync(session, upload);
        await audit.RecordAsync(session, new AuditEntry
        {
            Actor = actor,
            Action = "attachment.create",
            TargetKind = "attachment",
            TargetId = stored.Id.ToString(CultureInfo.InvariantCulture),
            ContentHash = Path.GetFileNameWithoutExtension(stored.Name),
            After = new { stored.Name, stored.Bytes, stored.OriginalName },
        });
        return new AttachmentUpload(Path.GetFileNameWithoutExtension(stored.OriginalName), AttachmentPaths.Of(stored.Name), stored.Bytes);
    }
}

/// <summary>A stored attachment as an article takes it.</summary>
/// <param name="Name">What readers will see unless its editor says otherwise.</param>
/// <param name="Url">Path on this site.</param>
/// <param name="Size">In bytes.</param>
public sealed record AttachmentUpload(string Name, string Url, long Size);
