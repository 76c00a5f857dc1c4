using System.Text.Json;
using System.Text.Json.Serialization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Accounts;

/// <summary>What the API may write of an account; null keeps what is there.</summary>
[EchoOf(typeof(AccountView))]
public sealed record AccountInput
{
    public string? Name { get; init; }

    public string? OriginalId { get; init; }

    public string? AppId { get; init; }

    /// <summary><c>subscription</c> or <c>service</c>.</summary>
    public string? Kind { get; init; }

    public string? AppSecret { get; init; }

    public string? Token { get; init; }

    /// <summary>A new key makes the old one the previous, unless that is given too.</summary>
    public string? EncodingAesKey { get; init; }

    /// <summary>Empty clears it.</summary>
    public string? PreviousEncodingAesKey { get; init; }

    /// <summary>A value of <see cref="EncryptionRule"/>.</summary>
    [JsonConverter(typeof(EncryptionRuleConverter))]
    public string? RequireEncryption { get; init; }

    /// <summary>The revision that was read; left out, the last writer wins.</summary>
    public long? Revision { get; init; }

    /// <summary>Never the secrets.</summary>
    public override string ToString() => nameof(AccountInput);
}

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
