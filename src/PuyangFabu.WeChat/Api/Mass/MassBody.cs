using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Mass;

/// <summary>The bodies of mass calls, and what must not even be tried.</summary>
internal static class MassBody
{
    /// <summary>Null when it may be sent.</summary>
    public static ApiFailure? Refuse(MassAudience audience, MassContent content) => audience switch
    {
        { ToAll: true } or { TagId: not null } => Refuse(content),
        { OpenIds.Count: < MassAudience.FewestOpenIds } => TransportFailures.Input("按名单群发至少要有 2 人，没有发出。", "再加一名接收人，或改用客服消息。"),
        { OpenIds.Count: > MassAudience.MostOpenIds } => TransportFailures.Input("按名单群发一次最多 10000 人，没有发出。", "把名单分成几份。"),
        _ => Refuse(content),
    };

    /// <summary>Null when it may be sent.</summary>
    public static ApiFailure? Refuse(MassContent content) => content switch
    {
        MassNews { MediaId.Length: > 0 } or MassImages { MediaIds.Count: > 0 } or MassText { Content.Length: > 0 } => null,
        _ => TransportFailures.Input("群发的内容为空，没有发出。", "选择图文、图片，或写上文字。"),
    };

    public static JsonObject Send(MassAudience audience, MassContent content, string clientMsgId)
    {
        var body = new JsonObject();
        if (audience.OpenIds.Count > 0)
        {
            body["touser"] = Texts(audience.OpenIds);
        }
        else
        {
            body["filter"] = audience.TagId is { } tag && !audience.ToAll
                ? new JsonObject { ["is_to_all"] = false, ["tag_id"] = tag }
                : new JsonObject { ["is_to_all"] = true };
        }

        switch (content)
        {
            case MassNews news:
                body["msgtype"] = "mpnews";
                body["mpnews"] = new JsonObject { ["media_id"] = news.MediaId };
                body["send_ignore_reprint"] = news.SendIgnoreReprint ? 1 : 0;
                break;
            case MassImages images:
                body["msgtype"] = "image";
                body["images"] = new JsonObject { ["media_ids"] = Texts(images.MediaIds) };
                break;
            case MassText text:
                body["msgtype"] = "text";
                body["text"] = new JsonObject { ["content"] = text.Content };
                break;
        }

        body["clientmsgid"] = clientMsgId;
        return body;
    }

    public static JsonObject Preview(string? openId, string? wxName, MassContent content)
    {
        var body = string.IsNullOrEmpty(wxName) ? new JsonObject { ["touser"] = openId } : new JsonObject { ["towxname"] = wxName };
        switch (content)
        {
            case MassNews news:
                body["mpnews"] = new JsonObject { ["media_id"] = news.MediaId };
                body["msgtype"] = "mpnews";
                break;
            case MassImages images:
                body["image"] = new JsonObject { ["media_id"] = images.MediaIds[0] };
                body["msgtype"] = "image";
                break;
            case MassText text:
                body["text"] = new JsonObject { ["content"] = text.Content };
                body["msgtype"] = "text";
                break;
        }

        return body;
    }

    private static JsonArray Texts(IReadOnlyList<string> texts) => [.. texts.Select(static text => JsonValue.Create(text))];
}
