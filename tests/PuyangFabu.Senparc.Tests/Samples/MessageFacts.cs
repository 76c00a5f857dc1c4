using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Senparc.NeuChar.Entities;

namespace PuyangFabu.Senparc.Tests.Samples;

/// <summary>
/// What a message says, as names and values without structure: the libraries nest differently. Of entries of a list each name has
/// several values, in order.
/// </summary>
internal sealed class MessageFacts
{
    /// <summary>Ours on the left; where nothing stands here, both names differ in case and underscores alone.</summary>
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["latitude"] = ["locationx"],
        ["longitude"] = ["locationy"],
        ["text"] = ["status"],
        ["picturemd5sums"] = ["picmd5sum"],
        ["articleindex"] = ["articleidx"],
        ["index"] = ["idx"],
        ["failedindexes"] = ["failidx"],
        ["url"] = ["articleurl"],
        ["status"] = ["subscribestatusstring", "subscribestatus"],
        ["filetotallength"] = ["filetotallen"],
    };

    /// <summary>Of our record alone: its class, and what it makes of another field.</summary>
    private static readonly string[] Derived = ["type", "rawxml", "outcome", "errorcode", "scene"];

    private readonly Dictionary<string, List<string>> values = [];

    public IEnumerable<string> All => values.Keys;

    /// <summary>Of our record, as the expectation beside the sample has it.</summary>
    public static MessageFacts Of(JsonNode record)
    {
        var facts = new MessageFacts();
        facts.Read("", record);
        return facts;
    }

    /// <summary>Of Senparc's entity.</summary>
    public static MessageFacts Of(IRequestMessageBase entity)
    {
        var facts = new MessageFacts();
        facts.Read("", entity, depth: 0);
        return facts;
    }

    public IReadOnlyList<string> Values(string name) => values.GetValueOrDefault(name) ?? [];

    /// <summary>What this one says of a fact of the other library's; null when it says nothing.</summary>
    public IReadOnlyList<string>? Counterpart(string name) =>
        Names.GetValueOrDefault(name, []).Append(name).Select(Values).FirstOrDefault(static said => said.Count > 0);

    private void Read(string name, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var field in fields)
                {
                    Read(field.Key, field.Value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Read(name, item);
                }

                break;
            case not null:
                Add(name, node.ToString());
                break;
        }
    }

    private void Read(string name, object? value, int depth)
    {
        switch (value)
        {
            // An entity that leads back to itself says nothing new.
            case null or Type:
                break;
            case var _ when depth > 5:
                break;
            case string or ValueType:
                Add(name, Text(value));
                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Read(name, item, depth + 1);
                }

                break;
            default:
                // One name may stand there twice, hidden or spelt otherwise; the class itself is right about it.
                foreach (var property in value.GetType().GetProperties()
                    .Where(static property => property.GetIndexParameters().Length == 0)
                    .GroupBy(static property => property.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(static same => same.MaxBy(static property => Depth(property.DeclaringType))!))
                {
                    Read(property.Name, property.GetValue(value), depth + 1);
                }

                break;
        }
    }

    private static int Depth(Type? type) => type is null ? 0 : Depth(type.BaseType) + 1;

    private void Add(string name, string value)
    {
        name = name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        if (value.Length == 0 || Derived.Contains(name))
        {
            return;
        }

        if (!values.TryGetValue(name, out var said))
        {
            values[name] = said = [];
        }

        said.Add(Alike(name, value));
    }

    /// <summary>The same value in one spelling: types and events are compared without case, numbers as numbers, yes as 1.</summary>
    private static string Alike(string name, string value) =>
        name is "msgtype" or "event" ? value.ToLowerInvariant()
        : bool.TryParse(value, out var flag) ? (flag ? "1" : "0")
        : decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : value;

    private static string Text(object value) => value switch
    {
        DateTimeOffset time => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        Enum choice => choice.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
