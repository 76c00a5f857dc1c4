using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuyangFabu.Content.Directories;

/// <summary>A unit as callers name it: by its id in the directory (a number) or by its name (a text).</summary>
[JsonConverter(typeof(UnitReferenceConverter))]
public sealed record UnitReference(long? Id, string Name = "")
{
    /// <summary>By the id where there is one.</summary>
    public static UnitReference? Of(long? id, string name) => id is not null ? new(id) : name.Length > 0 ? new(null, name) : null;

    /// <summary>Reads what stands in an address; digits are an id.</summary>
    public static UnitReference Read(string text) => long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? new(id) : new(null, text.Trim());
}

/// <summary>Writes a <see cref="UnitReference"/> as a number or a text, and reads both.</summary>
internal sealed class UnitReferenceConverter : JsonConverter<UnitReference>
{
    /// <inheritdoc/>
    public override UnitReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out var id) => new(id),
        JsonTokenType.String => UnitReference.Read(reader.GetString()!),
        _ => throw new JsonException(),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, UnitReference value, JsonSerializerOptions options)
    {
        if (value.Id is { } id)
        {
            writer.WriteNumberValue(id);
        }
        else
        {
            writer.WriteStringValue(value.Name);
        }
    }
}
