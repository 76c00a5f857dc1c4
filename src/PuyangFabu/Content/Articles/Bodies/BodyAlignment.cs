using System.Collections.Frozen;
using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>
/// Keeps to which side the lines of a block stand, a centred title or the signature at the right, by one of three classes:
/// pages forbid styles of their own.
/// </summary>
internal static class BodyAlignment
{
    /// <summary>Only where a block around it says something else.</summary>
    public const string Left = "align-left";

    public const string Center = "align-center";
    public const string Right = "align-right";

    public static readonly IReadOnlyList<string> Classes = [Left, Center, Right];

    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.Ordinal,
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "blockquote", "pre", "figure", "figcaption", "ul", "ol", "li", "dl", "dt", "dd",
        "caption", "td", "th");

    /// <summary>Blocks that do not stay; one that says something about its side stays as another.</summary>
    private const string Unknown = "center,article,header,footer,main,aside,address,nav,fieldset,form";

    private static readonly FrozenDictionary<string, string> Values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["left"] = Left,
        ["start"] = Left,
        ["justify"] = Left,
        ["-webkit-left"] = Left,
        ["-webkit-auto"] = Left,
        ["center"] = Center,
        ["-webkit-center"] = Center,
        ["-moz-center"] = Center,
        ["middle"] = Center,
        ["right"] = Right,
        ["end"] = Right,
        ["-webkit-right"] = Right,
        ["-moz-right"] = Right,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What this product and the editors of others call it.</summary>
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Left] = Left,
        [Center] = Center,
        [Right] = Right,
        ["text-left"] = Left,
        ["text-center"] = Center,
        ["text-right"] = Right,
        ["ql-align-center"] = Center,
        ["ql-align-right"] = Right,
        ["has-text-align-center"] = Center,
        ["has-text-align-right"] = Right,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Leaves no class but its own.</summary>
    public static void Apply(IElement body)
    {
        foreach (var block in body.QuerySelectorAll(Unknown).ToList())
        {
            if ((block.LocalName == "center" ? Of(block) ?? Center : Of(block)) is { } side)
            {
                var kept = block.Owner!.CreateElement("div");
                kept.ClassName = side;
                kept.Append([.. block.ChildNodes]);
                block.Replace(kept);
            }
        }

        Mark(body, Left, Left);
    }

    /// <param name="wanted">What the blocks around say.</param>
    /// <param name="given">What those of them say that stay.</param>
    // BoundedHtml bounds the depth.
    private static void Mark(IElement parent, string wanted, string given)
    {
        foreach (var element in parent.Children)
        {
            var (ownWanted, ownGiven) = (wanted, given);
            var isBlock = Blocks.Contains(element.LocalName);
            if (isBlock || element.LocalName is "tr" or "tbody" or "thead" or "tfoot")
            {
                ownWanted = Of(element) ?? wanted;
            }

            element.RemoveAttribute("class");
            if (isBlock)
            {
                // A page sets cells to the left, whatever is around the table.
                if (ownWanted != (element.LocalName is "td" or "th" ? Left : given))
                {
                    element.ClassName = ownWanted;
                }

                ownGiven = ownWanted;
            }

            Mark(element, ownWanted, ownGiven);
        }
    }

    /// <returns>Null when the element says nothing.</returns>
    private static string? Of(IElement element) =>
        OfStyle(element.GetAttribute("style"))
        ?? (element.GetAttribute("align") is { } align ? Values.GetValueOrDefault(align.Trim()) : null)
        ?? element.ClassList.Select(static name => Names.GetValueOrDefault(name)).FirstOrDefault(static side => side is not null);

    private static string? OfStyle(string? style)
    {
        if (style is null || !style.Contains("text-align", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string? side = null;
        foreach (var declaration in style.Split(';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && declaration.AsSpan(0, colon).Trim().Equals("text-align", StringComparison.OrdinalIgnoreCase))
            {
                var value = declaration[(colon + 1)..].Split('!')[0].Trim();
                side = Values.GetValueOrDefault(value) ?? side;
            }
        }

        return side;
    }
}
