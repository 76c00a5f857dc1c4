using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.Senparc.Calls;

/// <summary>
/// Bodies as Senparc writes them, made fit for WeChat: what was not set stands there as null instead of being absent, a field of the
/// library's own goes along, and control characters are <c>\u</c> escapes.
/// </summary>
internal static class SenparcJson
{
    /// <summary>Another form of <c>lang</c>, for programs.</summary>
    private const string OwnField = "LangEnum";

    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public static byte[] Clean(byte[] body)
    {
        var json = JsonNode.Parse(body)!;
        Strip(json);
        return WireJson.Write(json);
    }

    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var name in fields.Where(static field => field.Value is null || field.Key == OwnField).Select(static field => field.Key).ToList())
                {
                    fields.Remove(name);
                }

                foreach (var field in fields)
                {
                    Strip(field.Value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Strip(item);
                }

                break;
        }
    }
}
