using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Architecture;

/// <summary>The areas in their order, read from the page that tells people: an area may use those above it in the list.</summary>
internal sealed partial class AreaMap(IReadOnlyList<Area> areas)
{
    public const string Page = "docs/architecture.md";
    public const string Product = "PuyangFabu";

    private static readonly Lazy<AreaMap> FromPage = new(static () => Read(File.ReadAllText(Path.Combine(SourceTree.Root, Page))));

    public static AreaMap Current => FromPage.Value;

    public IReadOnlyList<Area> Areas { get; } = areas;

    public static AreaMap Read(string page) => new(
        [.. Row().Matches(page).Select(static row => new Area(
            row.Groups["area"].Value, [.. Name().Matches(row.Groups["features"].Value).Select(static name => name.Groups[1].Value)]))]);

    /// <returns>Null for the root, and for what lies in no listed area.</returns>
    public Place? PlaceOf(string name)
    {
        var parts = name.Split('.');
        return parts is [Product, var own, ..] && Areas.FirstOrDefault(area => area.Name == own) is { } found
            ? new Place(own, parts is [_, _, var feature, ..] && found.Features.Contains(feature) ? feature : own)
            : null;
    }

    public bool IsBelow(string area, string other) => IndexOf(area) > IndexOf(other);

    private int IndexOf(string area) => Areas.Index().First(entry => entry.Item.Name == area).Index;

    [GeneratedRegex(@"^\| `(?<area>\w+)` \|(?<features>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Name();
}
