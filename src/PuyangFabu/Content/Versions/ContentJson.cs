using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuyangFabu.Content.Versions;

/// <summary>The stored form of versions: the JSON of the operators' calls, so that a restored version goes the way of an input.</summary>
public static class ContentJson
{
    // Chinese stays readable in the database; the text never goes into a page unescaped.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(object state) => JsonSerializer.Serialize(state, state.GetType(), Options);

    /// <exception cref="JsonException">The text is no JSON of this type.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The version is null.");

    public static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
