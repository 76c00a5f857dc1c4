using System.Text.Json;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Audit;
using PuyangFabu.Review;

namespace PuyangFabu.Console.Audit;

/// <summary>What an entry says was before and after, field by field, in words.</summary>
public sealed class AuditComparison(StageOrder stages)
{
    private const int LongestValue = 600;
    private const int MostFields = 300;

    private readonly AuditWords words = new(stages);

    /// <returns>Every field that differs; all of them when there was nothing before or is nothing after.</returns>
    public IReadOnlyList<AuditChange> Of(AuditItem entry)
    {
        var before = Fields(entry, entry.Before);
        var after = Fields(entry, entry.After);
        return
        [
            .. before.Keys.Concat(after.Keys).Distinct(StringComparer.Ordinal)
                .Select(field => new AuditChange(field, before.GetValueOrDefault(field), after.GetValueOrDefault(field)))
                .Where(static change => change.Before != change.After)
                .Take(MostFields),
        ];
    }

    private Dictionary<string, string> Fields(AuditItem entry, JsonElement? state)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (state is { } given)
        {
            Add(fields, entry.TargetKind ?? "", "", "", given);
        }

        return fields;
    }

    private void Add(Dictionary<string, string> fields, string kind, string path, string field, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Add(fields, kind, Joined(path, AuditFields.NameOf(property.Name)), property.Name, property.Value);
                }

                break;
            case JsonValueKind.Array when value.EnumerateArray().All(static item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                if (value.GetArrayLength() > 0)
                {
                    fields[path] = Cut(string.Join("、", value.EnumerateArray().Select(item => Text(kind, field, item))));
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Add(fields, kind, $"{path} {index + 1}", field, item);
                }

                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                if (Text(kind, field, value) is { Length: > 0 } text)
                {
                    fields[path.Length == 0 ? "内容" : path] = Cut(text);
                }

                break;
        }
    }

    private string Text(string kind, string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "是",
        JsonValueKind.False => "否",
        JsonValueKind.Number when field.EndsWith("Ms", StringComparison.Ordinal) && value.TryGetInt64(out var ms) => ChinaTime.Minute(ms),
        // Before the first there was none.
        JsonValueKind.Number when field is ("version" or "revision") && value.TryGetInt64(out var number) && number == 0 => "",
        JsonValueKind.String => words.Of(kind, field, value.GetString()!),
        _ => value.ToString(),
    };

    private static string Joined(string path, string name) => path.Length == 0 ? name : $"{path}：{name}";

    private static string Cut(string text) => text.Length > LongestValue ? $"{WholeCharacters.Prefix(text, LongestValue)}…" : text;
}

/// <summary>A field that differs.</summary>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">Null where there is none.</param>
public sealed record AuditChange(string Field, string? Before, string? After);
