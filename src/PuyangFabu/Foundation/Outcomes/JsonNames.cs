using System.Text.Json;

namespace PuyangFabu.Foundation.Outcomes;

/// <summary>Which field a failure to read JSON is about: the reader tells it in its message alone.</summary>
public static class JsonNames
{
    /// <returns>The name that stands there twice; null when the failure is another.</returns>
    public static string? RepeatedKey(JsonException failure) => Named(failure, "Duplicate property");

    /// <returns>The name that nothing reads; null when the failure is another.</returns>
    public static string? UnknownField(JsonException failure) => Named(failure, "The JSON property");

    // Duplicate property 'title' encountered … ; The JSON property 'titel' could not be mapped …
    private static string? Named(JsonException failure, string start)
    {
        if (!failure.Message.StartsWith(start, StringComparison.Ordinal))
        {
            return null;
        }

        var name = failure.Message.Split('\'') is { Length: > 2 } parts ? parts[1] : "";
        return name.Length is > 0 and <= 100 ? name : null;
    }
}
