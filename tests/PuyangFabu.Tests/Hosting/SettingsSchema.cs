using System.Text.Json.Nodes;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The schema of the settings file, <c>config/appsettings.schema.json</c>.</summary>
internal static class SettingsSchema
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(SourceTree.Root, "config/appsettings.schema.json"));

    /// <summary>What the schema says of a setting.</summary>
    /// <param name="key">A path with colons; any name stands for an account.</param>
    /// <returns>Null when it says nothing.</returns>
    public static JsonNode? Of(string key)
    {
        var schema = JsonNode.Parse(Text)!;
        var node = schema;
        foreach (var part in key.Split(':'))
        {
            node = node?["properties"]?[part] ?? node?["patternProperties"]?.AsObject().First().Value ?? node?["additionalProperties"];
            if (node is JsonValue)
            {
                return null;
            }

            if (node?["$ref"]?.GetValue<string>() is { } reference)
            {
                node = schema["definitions"]?[reference.Split('/')[^1]];
            }
        }

        return node;
    }
}
