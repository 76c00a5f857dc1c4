using System.Text;
using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Takes an article's HTML apart into what people read, block by block.</summary>
internal sealed class BodyReading
{
    private const string BetweenCells = " │ ";

    private readonly List<ReadBlock> blocks = [];
    private readonly StringBuilder words = new();

    /// <param name="html">Safe HTML of an article.</param>
    public static IReadOnlyList<ReadBlock> Of(string html)
    {
        try
        {
            return Of(BoundedHtml.Parse(html, CancellationToken.None), ReadBlockKind.Paragraph);
        }
        catch (ArticleBodyException)
        {
            // Only what an older version let in: better mark-up than nothing.
            return [new ReadBlock(ReadBlockKind.Paragraph, html)];
        }
    }

    private static List<ReadBlock> Of(INode parent, ReadBlockKind kind)
    {
        var reading = new BodyReading();
        reading.Read(parent, kind);
        reading.End(kind);
        return reading.blocks;
    }

    // BoundedHtml bounds the depth.
    private void Read(INode parent, ReadBlockKind kind)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
            {
                PlainText.AppendWords(text.Data, words);
            }
            else if (node is IElement element)
            {
                Read(element, kind);
            }
        }
    }

    private void Read(IElement element, ReadBlockKind kind)
    {
        switch (element.LocalName)
        {
            case "img":
                End(kind);
                blocks.Add(new ReadBlock(ReadBlockKind.Picture, OneLine(element.GetAttribute("alt")), element.GetAttribute("src") ?? ""));
                break;
            case "br" or "hr":
                End(kind);
                break;
            case "a":
                ReadLink(element, kind);
                break;
            case "tr":
                End(kind);
                ReadRow(element);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                ReadInside(element, kind, ReadBlockKind.Heading);
                break;
            case "li":
                ReadInside(element, kind, ReadBlockKind.ListItem);
                break;
            default:
                if (PlainText.IsBlock(element.LocalName))
                {
                    ReadInside(element, kind, kind);
                }
                else
                {
                    Read((INode)element, kind);
                }

                break;
        }
    }

    private void ReadInside(IElement element, ReadBlockKind around, ReadBlockKind kind)
    {
        End(around);
        Read((INode)element, kind);
        End(kind);
    }

    private void ReadRow(IElement row)
    {
        List<string> cells = [.. row.Children.Select(static cell => string.Join(' ', Of(cell, ReadBlockKind.Paragraph).Select(InCell)))];
        if (cells.Exists(static cell => cell.Length > 0))
        {
            blocks.Add(new ReadBlock(ReadBlockKind.TableRow, string.Join(BetweenCells, cells)));
        }
    }

    private void ReadLink(IElement link, ReadBlockKind kind)
    {
        Read((INode)link, kind);
        if (link.GetAttribute("href") is { Length: > 0 } address && address != link.TextContent.Trim())
        {
            words.Append('（').Append(address).Append('）');
        }
    }

    private void End(ReadBlockKind kind)
    {
        var text = words.ToString().Trim();
        words.Clear();
        if (text.Length > 0)
        {
            blocks.Add(new ReadBlock(kind, text));
        }
    }

    private static string InCell(ReadBlock block) => block.Kind == ReadBlockKind.Picture ? $"［图片：{block.Text}］" : block.Text;

    private static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
