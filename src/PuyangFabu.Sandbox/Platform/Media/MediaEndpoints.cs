using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>Temporary uploads and the pictures inside articles.</summary>
internal sealed class MediaEndpoints(PictureShelf pictures, SentFileShelf files)
{
    public void Map(CallRoutes routes)
    {
        routes.Post("cgi-bin/media/upload", Upload);
        routes.Post("cgi-bin/media/uploadimg", UploadContentPicture);
        routes.Post("cgi-bin/media/uploadvideo", UploadFilmForMany, Capability.Verified);
        routes.Get("cgi-bin/media/get", Get, daily: 200_000);
    }

    private static PlatformAnswer Upload(PlatformCall call)
    {
        var material = UploadReading.Take(call, permanent: false, out var refusal);
        if (material is null)
        {
            return refusal;
        }

        call.Account.Materials.Add(material);
        var answer = new JsonObject
        {
            ["type"] = material.Kind.ToString().ToLowerInvariant(),
            ["media_id"] = material.MediaId,
            ["created_at"] = material.UploadedAt.ToUnixTimeSeconds(),
        };
        if (material.Kind == MediaKind.Thumb)
        {
            // Its older name, which still comes along.
            answer["thumb_media_id"] = material.MediaId;
        }

        return PlatformAnswer.Of(answer);
    }

    private static PlatformAnswer UploadContentPicture(PlatformCall call)
    {
        if (call.File is not { } file)
        {
            return PlatformAnswer.Refuse(41005);
        }

        if (UploadRules.CheckContentPicture(file.Bytes) is var code and not 0)
        {
            return PlatformAnswer.Refuse(code);
        }

        var picture = call.Account.Materials.AddContentPicture(UploadReading.Create(call, MediaKind.Image, permanent: true, file));
        return PlatformAnswer.Of(new JsonObject { ["url"] = picture.Url });
    }

    /// <summary>A film for many is one of its own, made from an uploaded one; it stands in no library.</summary>
    private static PlatformAnswer UploadFilmForMany(PlatformCall call)
    {
        if (call.Account.Materials.Find(call.Json.Text("media_id"), call.Now) is not { Kind: MediaKind.Video, Permanent: false } film)
        {
            return PlatformAnswer.Refuse(40007);
        }

        var made = call.Account.Materials.Add(film with
        {
            MediaId = RandomIds.Text(48),
            IsForMany = true,
            UploadedAt = call.Now,
            Title = call.Json.Text("title") ?? "",
            Introduction = call.Json.Text("description") ?? "",
        });
        return PlatformAnswer.Of(new JsonObject { ["type"] = "video", ["media_id"] = made.MediaId, ["created_at"] = call.Now.ToUnixTimeSeconds() });
    }

    private static PlatformAnswer FilmAddress(PlatformCall call, string mediaId) =>
        PlatformAnswer.Of(new JsonObject { ["video_url"] = $"{call.BaseAddress}/picture/{mediaId}" });

    private PlatformAnswer Get(PlatformCall call)
    {
        var mediaId = call.Query.GetValueOrDefault("media_id");
        if (call.Account.Materials.Find(mediaId, call.Now) is { Permanent: false } material)
        {
            return material.Kind == MediaKind.Video
                ? FilmAddress(call, material.MediaId)
                : PlatformAnswer.File(material.Bytes, material.ContentType, FileNames.Of(material.MediaId, material.ContentType));
        }

        // What followers sent from their phones is fetched by the same call.
        return mediaId is null ? PlatformAnswer.Refuse(41006)
            : pictures.Find(mediaId) is { } picture ? PlatformAnswer.File(picture.Bytes, picture.ContentType, FileNames.Of(picture.MediaId, picture.ContentType))
            : files.Find(mediaId) is not { } file ? PlatformAnswer.Refuse(40007)
            : file.IsFilm ? FilmAddress(call, mediaId)
            : PlatformAnswer.File(file.Bytes, file.ContentType, FileNames.Of(mediaId, file.ContentType));
    }
}
