using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Architecture;

/// <summary>What the order of the areas forbids, as sentences.</summary>
internal static partial class AreaRules
{
    private const string Composition = "Hosting";
    private const string Sandbox = "PuyangFabu.Sandbox";

    /// <summary>Holds whichever page is answered.</summary>
    private const string AnyPage = "src/PuyangFabu/Foundation/Pages/PageRoot.razor";

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

    /// <summary>The stand-in for WeChat is wired in one place; whatever else knew it could not be sold without it.</summary>
    public static IReadOnlyList<string> SandboxOutsideHosting(AreaMap map, ProductCode code) =>
    [
        .. from use in code.Uses()
           where IsIn(use.To, Sandbox) && !IsIn(use.From, Sandbox) && map.PlaceOf(use.From)?.Area != Composition
           select $"{use.File.Path} uses {use.To}; only {Composition} knows the sandbox: let it hand over what is needed.",
    ];

    /// <summary>Components, in Razor or in C#, outside of the areas that show pages; <see cref="AnyPage"/> renders them all.</summary>
    public static IReadOnlyList<string> PagesElsewhere(AreaMap map, ProductCode code) =>
    [
        .. from file in code.Files
           where (file.IsPage || Component().IsMatch(file.Code)) && file.Source.Path != AnyPage && !file.IsImports
               && !IsIn(file.Namespace, Sandbox) && map.PlaceOf(file.Folder)?.Area is not ("Site" or "Console")
           select $"{file.Source.Path} is a page; pages lie in Site and Console, and areas above hand them what they show.",
    ];

    public static IReadOnlyList<string> Crowded(ProductCode code, int mostFiles) =>
    [
        .. from folder in code.Files.GroupBy(static file => file.Folder)
           where folder.Count() > mostFiles
           select $"{folder.Key} holds {folder.Count()} files, more than {mostFiles}; give the stages of its work folders.",
    ];

    private static bool IsIn(string name, string outer) => name == outer || name.StartsWith(outer + ".", StringComparison.Ordinal);

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

    [GeneratedRegex(@":\s*(?:ComponentBase|LayoutComponentBase|IComponent)\b|\bRenderTreeBuilder\b")]
    private static partial Regex Component();
}
