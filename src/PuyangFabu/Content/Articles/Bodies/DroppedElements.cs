using System.Collections.Frozen;
using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Elements that go away with all that is in them: their content is not text of the article.</summary>
internal static class DroppedElements
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "script", "style", "title", "noscript", "noframes", "noembed", "template", "iframe", "object", "embed", "applet", "svg", "math", "canvas",
        "audio", "video", "bgsound", "input", "button", "select", "textarea", "datalist", "dialog");

    private static readonly string Selector = string.Join(',', Names);

    /// <summary>True for what goes away with an element around it.</summary>
    public static bool Hold(IElement element)
    {
        for (var parent = element.ParentElement; parent is not null; parent = parent.ParentElement)
        {
            if (Names.Contains(parent.LocalName))
            {
                return true;
            }
        }

        return false;
    }

    public static void Remove(IElement body)
    {
        foreach (var element in body.QuerySelectorAll(Selector).ToList())
        {
            element.Remove();
        }
    }
}
