using System.Text.Json;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Drafts;
using PuyangFabu.Sandbox.Platform.Media;

namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>What a mass send or its preview carries: pictures and videos from the library or made for many, not the temporary ones.</summary>
internal sealed record MassMessage(string MsgType, Draft? Draft = null, string? Text = null)
{
    private const int MostImages = 20;

    public IReadOnlyList<string> MediaIds { get; init; } = [];

    /// <param name="preview">A preview names one picture as <c>image</c>, a send several as <c>images</c>.</param>
    /// <param name="code">Why it is refused, 0 when it is not.</param>
    public static MassMessage? Read(JsonElement json, PlatformAccount account, DateTimeOffset now, bool preview, out int code)
    {
        var content = json.Text("msgtype") switch
        {
            "mpnews" => News(json, account, out code),
            "text" => Words(json, out code),
            "image" => Images(json, account, preview, out code),
            "voice" => Single(json, "voice", id => account.Materials.Find(id, now)?.Kind == MediaKind.Voice, out code),
            "mpvideo" or "video" => Single(json, "mpvideo", id => account.Materials.Find(id, now) is { Kind: MediaKind.Video } film && (film.Permanent || film.IsForMany), out code),
            "wxcard" => Refuse(45113, out code),
            null => Refuse(45162, out code),
            _ => Refuse(40008, out code),
        };
        return content;
    }

    private static MassMessage? News(JsonElement json, PlatformAccount account, out int code)
    {
        var draft = account.Drafts.Find(json.Field("mpnews")?.Text("media_id"));
        code = draft is null ? 40007 : 0;
        return draft is null ? null : new MassMessage("mpnews", draft);
    }

    private static MassMessage? Words(JsonElement json, out int code)
    {
        var text = json.Field("text")?.Text("content");
        code = string.IsNullOrEmpty(text) ? 44004 : 0;
        return code == 0 ? new MassMessage("text", Text: text) : null;
    }

    private static MassMessage? Images(JsonElement json, PlatformAccount account, bool preview, out int code)
    {
        IReadOnlyList<string> ids = preview
            ? [json.Field("image")?.Text("media_id") ?? ""]
            : json.Field("images")?.Texts("media_ids") ?? [];
        code = ids.Count > MostImages ? 40215
            : ids.Count > 0 && ids.All(id => account.Materials.Permanent(id) is { Kind: MediaKind.Image }) ? 0
            : 40007;
        return code == 0 ? new MassMessage("image", Text: json.Field("images")?.Text("recommend")) { MediaIds = ids } : null;
    }

    private static MassMessage? Single(JsonElement json, string branch, Func<string?, bool> isThere, out int code)
    {
        var id = json.Field(branch)?.Text("media_id");
        code = isThere(id) ? 0 : 40007;
        return code == 0 ? new MassMessage(branch) { MediaIds = [id!] } : null;
    }

    private static MassMessage? Refuse(int refusal, out int code)
    {
        code = refusal;
        return null;
    }
}
