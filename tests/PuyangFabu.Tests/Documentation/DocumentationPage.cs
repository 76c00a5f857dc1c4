using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PuyangFabu.Tests.Documentation;

/// <summary>One page that people read, with what can be held to the product: its links, names and examples.</summary>
internal sealed partial class DocumentationPage
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument document;

    /// <param name="path">From the root, with slashes.</param>
    /// <param name="text">Markdown.</param>
    public DocumentationPage(string path, string text)
    {
        Path = path;
        Text = text;
        document = Markdown.Parse(text, Pipeline);
    }

    /// <summary>README and everything in <c>docs/</c>.</summary>
    public static IReadOnlyList<DocumentationPage> All { get; } =
    [
        Read("README.md"),
        .. SourceTree.Files("docs", "*.md").Select(static file => new DocumentationPage(file.Path, file.Text)),
    ];

    public string Path { get; }

    public string Text { get; }

    /// <summary>What a link to a heading may name after its <c>#</c>.</summary>
    public IEnumerable<string> Anchors => document.Descendants<HeadingBlock>().Select(static heading => heading.GetAttributes().Id).OfType<string>();

    public IEnumerable<string> Pictures =>
        document.Descendants<LinkInline>().Where(static link => link.IsImage).Select(static link => link.Url ?? "")
            .Concat(Html().Matches(Text).Where(static match => match.Groups["name"].Value == "src").Select(static match => match.Groups["url"].Value));

    /// <summary>Where people are led, and the pictures.</summary>
    public IEnumerable<string> Links =>
        document.Descendants<LinkInline>().Select(static link => link.Url ?? "").Concat(Html().Matches(Text).Select(static match => match.Groups["url"].Value));

    /// <summary>What stands in back-ticks within a sentence, a stroke within a table unescaped.</summary>
    public IEnumerable<string> Codes => CodesOf(document);

    /// <summary>The examples for a shell.</summary>
    public IEnumerable<string> Examples => Blocks("bash");

    /// <param name="path">From the root.</param>
    public static DocumentationPage Read(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(SourceTree.Root, path)));

    /// <summary>What stands in back-ticks in a cell of <see cref="Rows"/>.</summary>
    public static IReadOnlyList<string> CodesIn(string cell) => [.. CodesOf(Markdown.Parse(cell, Pipeline))];

    /// <summary>The fenced texts of one language.</summary>
    public IEnumerable<string> Blocks(string language) =>
        document.Descendants<FencedCodeBlock>().Where(block => block.Info == language).Select(static block => block.Lines.ToString());

    /// <summary>The rows of tables whose first cell begins with code: their cells as written, a stroke within one unescaped.</summary>
    public IEnumerable<string[]> Rows() =>
        from line in Text.Split('\n')
        where line.StartsWith("| `", StringComparison.Ordinal)
        select Stroke().Split(line.Trim()[1..^1]).Select(static cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal)).ToArray();

    private static IEnumerable<string> CodesOf(MarkdownDocument document) =>
        document.Descendants<CodeInline>().Select(static code => code.Content.Replace("\\|", "|", StringComparison.Ordinal));

    [GeneratedRegex("""<(?:img|a)\s[^>]*?\b(?<name>src|href)="(?<url>[^"]*)"[^>]*>""")]
    private static partial Regex Html();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Stroke();
}
