using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>
/// Writes request bodies as WeChat wants them: UTF-8 without a single <c>\u</c> escape, which it refuses (40033) or counts as
/// six characters. The most relaxed encoder of the framework still escapes emoji and private characters; what it escaped
/// is put back here.
/// </summary>
internal static class WireJson
{
    private const int EscapeLength = 6;
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Control characters that JSON knows only as <c>\u</c> escapes are left out; half an emoji becomes U+FFFD.</summary>
    public static byte[] Write(JsonNode body) => Encoding.UTF8.GetBytes(WithoutEscapes(body.ToJsonString(Relaxed)));

    private static string WithoutEscapes(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
        {
            return json;
        }

        var text = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] != '\\')
            {
                text.Append(json[at]);
            }
            else if (json[at + 1] != 'u')
            {
                text.Append(json[at]).Append(json[++at]);
            }
            else
            {
                Append(text, (char)ushort.Parse(json.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += EscapeLength - 1;
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, char character)
    {
        switch (character)
        {
            case < ' ':
                break;
            case '"' or '\\':
                text.Append('\\').Append(character);
                break;
            default:
                text.Append(character);
                break;
        }
    }
}
