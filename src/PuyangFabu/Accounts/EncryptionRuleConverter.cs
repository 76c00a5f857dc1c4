using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuyangFabu.Accounts;

/// <summary>Reads an <see cref="EncryptionRule"/> that scripts write as a text or as JSON's <c>true</c> and <c>false</c>.</summary>
public sealed class EncryptionRuleConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => EncryptionRule.Always,
        JsonTokenType.False => EncryptionRule.Never,
        JsonTokenType.String => EncryptionRule.Of(reader.GetString()!),
        _ => throw new JsonException("应为 auto、true 或 false"),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
