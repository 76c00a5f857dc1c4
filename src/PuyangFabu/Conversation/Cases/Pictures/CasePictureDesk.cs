using System.Globalization;
using System.Security.Cryptography;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Conversation.Cases.Pictures;

/// <summary>
/// Takes the pictures of cases in: by their content, made anew so that nothing is in them but what is seen, among the files that nobody
/// gets without a right.
/// </summary>
public sealed class CasePictureDesk(Database database, MediaFiles files, PictureConversion conversion, AuditLog audit, TimeProvider clock)
{
    /// <summary>Makes a file into a picture that is kept and goes with nothing yet.</summary>
    public async Task<Outcome<CasePicture>> ReadAsync(byte[] content, CancellationToken cancellation)
    {
        var converted = await conversion.KeptAsync(content, cancellation);
        if (converted.IsRefused)
        {
            return converted.Refusal;
        }

        var picture = converted.Value;
        var file = files.Begin();
        try
        {
            await file.WriteAsync(picture.Content, cancellation);
            return new CasePicture
            {
                FileName = await files.KeepAsync(file, picture.Extension),
                ContentType = picture.ContentType,
                Digest = Convert.ToHexStringLower(SHA256.HashData(picture.Content.Span)),
                Bytes = picture.Content.Length,
                Width = picture.Width,
                Height = picture.Height,
                CreatedMs = clock.NowMs(),
            };
        }
        finally
        {
            await IncomingFiles.DropAsync(file);
        }
    }

    /// <summary>Those were not wanted after all.</summary>
    public async Task DropAsync(IEnumerable<CasePicture> pictures)
    {
        foreach (var picture in pictures)
        {
            await files.RemoveAsync(picture.FileName, CancellationToken.None);
        }
    }

    /// <summary>Keeps a picture with the form of a link until that is handed in.</summary>
    public async Task<Refusal?> KeepAsync(CaseLink link, byte[] content, CancellationToken cancellation)
    {
        var read = await ReadAsync(content, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var kept = await database.TryWriteAsync<bool>(
            async session =>
            {
                // Before anything is counted: two posts with one link come one after the other, and none after the form.
                if (!await CaseLinkStore.HoldAsync(session, link.KeyHash))
                {
                    return await HasGoneAsync(session, link, read.Value.Digest) ? false : CasePictureRefusals.LinkUsed;
                }

                var before = await CasePictureStore.OfLinkAsync(session, link.KeyHash);
                if (before.Any(picture => picture.Digest == read.Value.Digest))
                {
                    return false;
                }

                if (before.Count >= CaseInputRules.MostPictures)
                {
                    return CasePictureRefusals.TooMany;
                }

                await CasePictureStore.AddAsync(session, read.Value with { LinkHash = link.KeyHash, Account = link.Account, OpenId = link.OpenId });
                return true;
            },
            cancellation);
        if (kept.IsRefused || !kept.Value)
        {
            await DropAsync([read.Value]);
        }

        return kept.Refusal;
    }

    /// <summary>Whether a picture went with the case when the form was handed in: a form that was sent twice brings each of its pictures twice.</summary>
    private static async Task<bool> HasGoneAsync(DbSession session, CaseLink link, string digest) =>
        await CaseLinkStore.FindAsync(session, link.KeyHash) is { CaseNumber: { Length: > 0 } number }
            && await CaseStore.IdOfAsync(session, number) is { } made
            && (await CasePictureStore.OfCaseAsync(session, made)).Any(picture => picture.Digest == digest);

    /// <summary>Adds a picture to a case that was made already.</summary>
    public async Task<Outcome<Case>> AddAsync(long caseId, byte[] content, Actor actor, CancellationToken cancellation)
    {
        var read = await ReadAsync(content, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var added = await database.TryWriteAsync<Case>(
            async session =>
            {
                if (await CaseStore.TakeAsync(session, caseId) is not { } found || !await CaseRights.SeesAsync(session, found, actor))
                {
                    return CaseRefusals.NotFound;
                }

                if (found.WipedMs is not null)
                {
                    return CaseRefusals.Wiped;
                }

                if (found.PicturePaths.Count + (await CasePictureStore.OfCaseAsync(session, caseId)).Count >= CaseInputRules.MostPictures)
                {
                    return CasePictureRefusals.TooMany;
                }

                await CasePictureStore.AddAsync(session, read.Value with { CaseId = caseId });
                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = actor,
                    Action = "case.addPicture",
                    TargetKind = Case.AuditKind,
                    TargetId = found.Number,
                    After = new { read.Value.Width, read.Value.Height, read.Value.Bytes },
                });
                return found;
            },
            cancellation);
        if (added.IsRefused)
        {
            await DropAsync([read.Value]);
        }

        return added;
    }

    /// <summary>A picture of a case for who sees the case; null when there is none, or it is not here.</summary>
    public async Task<(CasePicture Picture, KeptFile File)?> FindAsync(long caseId, long id, Actor actor, CancellationToken cancellation)
    {
        var picture = await database.ReadAsync(
            async session => await CaseStore.FindAsync(session, caseId) is { } found && await CaseRights.SeesAsync(session, found, actor)
                ? (await CasePictureStore.OfCaseAsync(session, caseId)).FirstOrDefault(picture => picture.Id == id)
                : null,
            cancellation);
        return picture is not null && await files.FindAsync(picture.FileName, cancellation) is { } file ? (picture, file) : null;
    }

    /// <summary>What came with the form of a link so far.</summary>
    public Task<IReadOnlyList<CasePicture>> OfLinkAsync(CaseLink link, CancellationToken cancellation) =>
        database.ReadAsync(session => CasePictureStore.OfLinkAsync(session, link.KeyHash), cancellation);

    public Task DropAsync(CaseLink link, IReadOnlyList<long> ids, CancellationToken cancellation) =>
        database.WriteAsync(session => CasePictureStore.DropAsync(session, link.KeyHash, ids), cancellation);

    /// <summary>Where programs ask for it.</summary>
    public static string PathOf(long caseId, long id) => string.Create(CultureInfo.InvariantCulture, $"/api/cases/{caseId}/pictures/{id}");
}
