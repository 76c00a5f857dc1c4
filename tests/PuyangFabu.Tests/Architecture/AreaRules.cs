namespace PuyangFabu.Tests.Architecture;

/// <summary>What the order of the areas forbids, as sentences.</summary>
internal static class AreaRules
{
    /// <summary>Uses of an area that stands below in the list.</summary>
    public static IReadOnlyList<string> AgainstTheOrder(AreaMap map, ProductCode code) =>
    [
        .. from use in Placed(map, code)
           where map.IsBelow(use.Other.Area, use.Own.Area)
           select $"{use.Use.File.Path} lies in {use.Own.Area} and uses {use.Use.To}, but {use.Other.Area} stands below {use.Own.Area} in {AreaMap.Page}:"
                + $" move what both need to {use.Own.Area} or above it, or let {use.Other.Area} do the asking.",
    ];

    /// <summary>Features of one area that use one another, directly or around some corners; one circle for each area.</summary>
    public static IReadOnlyList<string> Circles(AreaMap map, ProductCode code) =>
    [
        .. Placed(map, code).Where(static use => use.Own.Area == use.Other.Area && use.Own != use.Other)
            .GroupBy(static use => use.Own.Area, static use => (use.Own.Feature, use.Other.Feature, use.Use.File.Path))
            .Select(static area => Circle(area.Key, [.. area])).OfType<string>(),
    ];

    private static IEnumerable<(CodeUse Use, Place Own, Place Other)> Placed(AreaMap map, ProductCode code)
    {
        foreach (var use in code.Uses())
        {
            if (map.PlaceOf(use.From) is { } own && map.PlaceOf(use.To) is { } other)
            {
                yield return (use, own, other);
            }
        }
    }

    private static string? Circle(string area, IReadOnlyList<(string Own, string Other, string Path)> uses)
    {
        var next = uses.ToLookup(static use => use.Own);
        return uses.Select(use => Back(use, next)).OfType<IReadOnlyList<(string Own, string Other, string Path)>>().MinBy(static circle => circle.Count) is { } circle
            ? $"Features of {area} form a circle: {string.Join(", ", circle.Select(static use => $"{use.Own} uses {use.Other} ({use.Path})"))}."
                + " Move what they share into one of them, or what joins them into an area below."
            : null;
    }

    // The shortest way from a use back to where it began.
    private static IReadOnlyList<(string Own, string Other, string Path)>? Back(
        (string Own, string Other, string Path) begin, ILookup<string, (string Own, string Other, string Path)> next)
    {
        var ways = new Queue<IReadOnlyList<(string Own, string Other, string Path)>>([[begin]]);
        var seen = new HashSet<string>();
        while (ways.TryDequeue(out var way))
        {
            if (way[^1].Other == begin.Own)
            {
                return way;
            }

            foreach (var use in next[way[^1].Other].Where(use => seen.Add(use.Other)))
            {
                ways.Enqueue([.. way, use]);
            }
        }

        return null;
    }
}
