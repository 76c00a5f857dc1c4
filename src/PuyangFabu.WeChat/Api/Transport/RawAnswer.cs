using System.Text.Json;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>An HTTP answer, read to its end.</summary>
/// <param name="Date">WeChat's clock, from the head of the answer.</param>
internal sealed record RawAnswer(int Status, byte[] Body, string ContentType, string? FileName, DateTimeOffset? Date)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether the body can only be JSON; its Content-Type says nothing.</summary>
    public bool LooksLikeJson => Body.AsSpan().TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{', ..];

    /// <summary>The JSON object of the body, null when it is none.</summary>
    public JsonElement? Json() => ReadJson(Body);

    public static JsonElement? ReadJson(ReadOnlySpan<byte> body)
    {
        var text = body.StartsWith("\uFEFF"u8) ? body["\uFEFF"u8.Length..] : body;
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text) is { ValueKind: JsonValueKind.Object } answer ? answer : null;
        }
        catch (JsonException)
        {
            // No JSON is an answer too: a proxy's error page.
            return null;
        }
    }
}
