using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>Reads a switch that scripts write as WeChat does, 0 and 1, as well as true and false.</summary>
public sealed class SwitchConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when reader.TryGetInt32(out var number) && number is 0 or 1 => number == 1,
        _ => throw new JsonException("应为 true、false、1 或 0"),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
