using Markdig;

namespace PuyangFabu.Articles.Bodies;

/// <summary>Markdown with tables and bare links to HTML that is not yet safe: its author may write HTML in it.</summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .Build();

    /// <exception cref="ArticleBodyException">The text is nested too deeply.</exception>
    public static string Render(string source)
    {
        try
        {
            return Markdown.ToHtml(source, Pipeline);
        }
        catch (ArgumentException tooDeep)
        {
            // The only thing Markdig refuses; it guards its own recursion this way.
            throw new ArticleBodyException("正文的 Markdown 嵌套过深", tooDeep);
        }
    }
}
