using System.Text.Json;
using PuyangFabu.Content.Versions;

namespace PuyangFabu.Console.Frame.Versions;

/// <summary>The fields of one thing as people read them, of whichever version: what a version kept as JSON.</summary>
/// <param name="names">What people call each field, in the order in which they are read; others are not shown.</param>
public sealed class VersionFields(params (string Field, string Name)[] names)
{
    private const string Nothing = "没有";

    /// <summary>What is different between two versions of one thing: how it is called, what it was, what it is then.</summary>
    public IReadOnlyList<(string Name, string From, string To)> Differences(VersionItem earlier, VersionItem later) =>
    [
        .. from field in names
           let before = Shown(earlier.Content, field.Field)
           let after = Shown(later.Content, field.Field)
           where before != after
           select (field.Name, before, after),
    ];

    private static string Shown(JsonElement content, string field) => content.TryGetProperty(field, out var value) ? Shown(value) : Nothing;

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "是",
        JsonValueKind.False => "否",
        JsonValueKind.Array => value.GetArrayLength() == 0 ? Nothing : string.Join("、", value.EnumerateArray().Select(Shown)),
        JsonValueKind.Object => value.TryGetProperty("name", out var name) ? Shown(name) : value.TryGetProperty("id", out var id) ? $"编号 {id}" : Nothing,
        JsonValueKind.Null or JsonValueKind.Undefined => Nothing,
        _ => value.ToString() is { Length: > 0 } text ? text : Nothing,
    };
}
