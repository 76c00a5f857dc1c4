using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>Temporary uploads and the pictures inside articles.</summary>
internal sealed class MediaEndpoints(PictureShelf sent)
{
    public void Map(CallRoutes routes)
    {
        routes.Post("cgi-bin/media/upload", Upload);
        routes.Post("cgi-bin/media/uploadimg", UploadContentPicture);
        routes.Get("cgi-bin/media/get", Get, daily: 200_000);
    }

    private static PlatformAnswer Upload(PlatformCall call)
    {
        var material = Uploads.Take(call, permanent: false, out var refusal);
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

        var picture = call.Account.Materials.AddContentPicture(Uploads.Create(call, MediaKind.Image, permanent: true, file));
        return PlatformAnswer.Of(new JsonObject { ["url"] = picture.Url });
    }

    private PlatformAnswer Get(PlatformCall call)
    {
        var mediaId = call.Query.GetValueOrDefault("media_id");
        if (call.Account.Materials.Find(mediaId, call.Now) is { Permanent: false } material)
        {
            return material.Kind == MediaKind.Video
                ? PlatformAnswer.Of(new JsonObject { ["video_url"] = $"{call.BaseAddress}/picture/{material.MediaId}" })
                : PlatformAnswer.File(material.Bytes, material.ContentType, FileNames.Of(material.MediaId, material.ContentType));
        }

        // What followers sent from their phones is fetched by the same call.
        return mediaId is not null && sent.Find(mediaId) is { } picture
            ? PlatformAnswer.File(picture.Bytes, picture.ContentType, FileNames.Of(picture.MediaId, picture.ContentType))
            : PlatformAnswer.Refuse(40007);
    }
}
