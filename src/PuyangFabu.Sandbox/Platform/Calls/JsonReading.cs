using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>Reads JSON as loosely as the platform does: ids come as numbers or as texts, flags as booleans or 0 and 1.</summary>
internal static class JsonReading
{
    public static JsonElement? Field(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null
            ? field
            : null;

    /// <summary>A text, or a number's digits; null when it is neither or missing.</summary>
    public static string? Text(this JsonElement json, string name) => json.Field(name) is { } field ? Text(field) : null;

    public static string? Text(JsonElement field) => field.ValueKind switch
    {
        JsonValueKind.String => field.GetString(),
        JsonValueKind.Number => field.GetRawText(),
        _ => null,
    };

    public static long? Whole(this JsonElement json, string name) =>
        long.TryParse(json.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(this JsonElement json, string name) =>
        json.Field(name) is { } field && (field.ValueKind == JsonValueKind.True || Text(field) is "1" or "true");

    /// <summary>The items of an array; empty when it is missing or none.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Array } field ? [.. field.EnumerateArray()] : [];

    public static IReadOnlyList<string> Texts(this JsonElement json, string name) =>
        [.. json.Items(name).Select(Text).OfType<string>()];

    /// <summary>
    /// Characters of a text as the platform counts them: an escape <c>\uXXXX</c> counts as the six it is
    /// written with, which is why escaped Chinese runs into length errors.
    /// </summary>
    public static int Characters(this JsonElement json, string name)
    {
        if (json.Field(name) is not { ValueKind: JsonValueKind.String } field)
        {
            return 0;
        }

        var raw = field.GetRawText();
        var counted = raw.Contains("\\u", StringComparison.Ordinal) ? raw[1..^1] : field.GetString()!;
        return counted.EnumerateRunes().Count();
    }

    public static int Bytes(string? text) => Encoding.UTF8.GetByteCount(text ?? "");
}
