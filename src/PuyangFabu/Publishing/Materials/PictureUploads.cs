using System.Globalization;
using System.Security.Cryptography;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Materials.Pictures;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Materials;
using PuyangFabu.WeChat.Api.Media;

namespace PuyangFabu.Publishing.Materials;

/// <summary>
/// Pictures at WeChat, each uploaded once for an account. A crash between the upload and its row costs one more upload,
/// nothing else.
/// </summary>
public sealed class PictureUploads(
    MaterialStore store, RecordedCalls calls, IMediaApi media, IMaterialApi materials, PictureConversion conversion, PictureSource pictures, UploadStore uploads)
{
    private const string Type = "image";

    /// <summary>A picture for the body of an article.</summary>
    /// <returns>Its address at WeChat.</returns>
    public Task<Prepared<WeChatMaterial>> ArticleImageAsync(WeChatAccount account, Actor actor, StoredPicture picture, CancellationToken cancellation) =>
        OnceAsync(
            account,
            actor,
            MaterialKind.ArticleImage,
            picture,
            OutsideCallKind.AddArticleImage,
            async (material, file, limit) =>
            {
                var answer = await media.UploadArticleImageAsync(account.Api, file, limit);
                return answer.IsFailed ? answer.Failure : material with { Url = answer.Value };
            },
            cancellation);

    /// <summary>A picture for covers, and for broadcasts of a picture.</summary>
    public Task<Prepared<WeChatMaterial>> PermanentAsync(WeChatAccount account, Actor actor, StoredPicture picture, CancellationToken cancellation) =>
        OnceAsync(
            account,
            actor,
            MaterialKind.PermanentImage,
            picture,
            OutsideCallKind.AddMaterial,
            async (material, file, limit) =>
            {
                var answer = await materials.AddAsync(account.Api, Type, file, limit);
                return answer.IsFailed ? answer.Failure : material with { MediaId = answer.Value.MediaId, Url = answer.Value.Url ?? "" };
            },
            cancellation);

    /// <param name="file">A picture of any kind that this site takes.</param>
    public async Task<Prepared<WeChatMaterial>> PermanentAsync(WeChatAccount account, Actor actor, byte[] file, CancellationToken cancellation)
    {
        var picture = await conversion.StillAsync(file, cancellation);
        return picture.IsRefused ? picture.Refusal : await PermanentAsync(account, actor, picture.Value, cancellation);
    }

    /// <param name="uploadId">As the call that uploaded it answered.</param>
    public async Task<Prepared<WeChatMaterial>> PermanentAsync(WeChatAccount account, Actor actor, long uploadId, CancellationToken cancellation)
    {
        if (await uploads.FindAsync(uploadId, cancellation) is not { } upload)
        {
            return Refusal.BadInput("uploadId", string.Create(CultureInfo.InvariantCulture, $"没有编号为 {uploadId} 的图片"));
        }

        var picture = await pictures.LoadAsync(UploadPaths.Of(upload.Name), PinnedSet.None, cancellation);
        return picture.IsRefused ? PictureProblem.Named("这张图片", picture.Refusal) : await PermanentAsync(account, actor, picture.Value, cancellation);
    }

    /// <summary>After a 40007: the next request for the same picture uploads it anew.</summary>
    public Task ForgetAsync(WeChatAccount account, string mediaId, CancellationToken cancellation) =>
        store.ForgetAsync(account.AppId, mediaId, cancellation);

    private async Task<Prepared<WeChatMaterial>> OnceAsync(
        WeChatAccount account,
        Actor actor,
        string kind,
        StoredPicture picture,
        string call,
        Func<WeChatMaterial, MediaFile, CancellationToken, Task<ApiAnswer<WeChatMaterial>>> upload,
        CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(picture.Content.Span));
        if (await store.FindAsync(account.AppId, kind, hash, cancellation) is { } known)
        {
            return known;
        }

        var file = new MediaFile($"{hash[..16]}{picture.Extension}", picture.ContentType, picture.Content);
        var begun = await calls.BeginAsync(
            new OutsideIntent { Kind = call, Account = account.Slug, Actor = actor, SubjectKind = "picture", SubjectId = hash[..16], ContentHash = hash }, cancellation);
        var uploaded = await calls.RunAsync(
            begun,
            limit => upload(new WeChatMaterial { AppId = account.AppId, Kind = kind, Sha256 = hash }, file, limit),
            (session, answer) => answer.IsFailed ? Task.CompletedTask : store.SaveAsync(session, answer.Value));
        return uploaded.IsFailed ? uploaded.Failure : uploaded.Value;
    }
}
