using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>
/// Words that stand between paragraphs and tables without a paragraph of their own, as browsers leave what is typed there, become one:
/// what sets paragraphs apart finds nothing to hold on to in them.
/// </summary>
internal static class LooseWords
{
    private static readonly HashSet<string> Blocks = new(
        ["h1", "h2", "h3", "h4", "h5", "h6", "p", "hr", "blockquote", "pre", "div", "section", "figure", "ul", "ol", "dl", "table"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Leaves alone a body that is nothing but loose words: it has no neighbours.</summary>
    public static void Apply(IElement body)
    {
        if (!body.Children.Any(IsBlock))
        {
            return;
        }

        var loose = new List<INode>();
        foreach (var node in body.ChildNodes.ToList())
        {
            if (!IsBlock(node))
            {
                loose.Add(node);
                continue;
            }

            Wrap(body, loose);
        }

        Wrap(body, loose);
    }

    private static bool IsBlock(INode node) => node is IElement element && Blocks.Contains(element.LocalName);

    private static void Wrap(IElement body, List<INode> loose)
    {
        // Line ends between blocks, and empty lines, are no words.
        if (loose.Exists(static node => !string.IsNullOrWhiteSpace(node.TextContent) || node is IElement { LocalName: "img" } || (node as IElement)?.QuerySelector("img") is not null))
        {
            var paragraph = body.Owner!.CreateElement("p");
            body.InsertBefore(paragraph, loose[0]);
            paragraph.Append([.. loose]);
        }

        loose.Clear();
    }
}
