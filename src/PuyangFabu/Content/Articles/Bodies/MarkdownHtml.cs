using System.Buffers;
using Markdig;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Markdown with tables and bare links to HTML that is not yet safe: its author may write HTML in it.</summary>
internal static class MarkdownHtml
{
    private const int MostLines = 100_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[]<>*_`~^|&\\#+=:");

    /// <summary>
    /// How often what means something may stand in a text. The renderer looks back from some of these to those that are still
    /// open and forward from others to the text's end, so that its time grows with their square, or with the text for each.
    /// </summary>
    private static readonly (string Name, string[] Written, int Most)[] Bounds =
    [
        ("方括号", ["["], 10_000),
        ("网址", ["://", "www.", "mailto:", "tel:"], 3_000),
        ("注释和声明", ["<!", "<?"], 500),
    ];

    private const int MostMarks = 40_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .Build();

    /// <exception cref="ArticleBodyException">The text is nested too deeply, or has too many marks.</exception>
    public static string Render(string source)
    {
        Bound(source);
        using var html = new BoundedWriter();
        try
        {
            Markdown.ToHtml(source, html, Pipeline);
        }
        catch (ArgumentException tooDeep)
        {
            // The only thing Markdig refuses; it guards its own recursion this way.
            throw new ArticleBodyException("正文的 Markdown 嵌套过深", tooDeep);
        }

        return html.ToString();
    }

    private static void Bound(ReadOnlySpan<char> source)
    {
        var marks = 0;
        for (var rest = source; rest.IndexOfAny(Marks) is var at and >= 0; rest = rest[(at + 1)..])
        {
            marks++;
        }

        Bound("标记", marks, MostMarks);
        Bound("换行", source.Count('\n'), MostLines);
        foreach (var (name, written, most) in Bounds)
        {
            var count = 0;
            foreach (var text in written)
            {
                count += source.Count(text);
            }

            Bound(name, count, most);
        }
    }

    private static void Bound(string name, int count, int most)
    {
        if (count > most)
        {
            throw new ArticleBodyException($"正文的 Markdown 里{name}太多（{count} 个，最多 {most} 个）");
        }
    }
}
