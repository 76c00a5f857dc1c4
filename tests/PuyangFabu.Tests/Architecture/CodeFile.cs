using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Architecture;

/// <summary>What a file of the product declares, and which names of others its code writes; as far as that can be read without compiling.</summary>
internal sealed partial class CodeFile
{
    private const string Root = "src/";

    public CodeFile(SourceFile source)
    {
        Source = source;
        IsPage = source.Path.EndsWith(".razor", StringComparison.Ordinal);
        Code = source.Code;
        Namespace = Declared().Match(Code) is { Success: true } own ? own.Groups[1].Value
            : IsPage ? Folder
            : AreaMap.Product;
        Types = IsPage ? [source.Stem] : [.. Type().Matches(Code).Select(static type => type.Groups["name"].Value)];
        Extensions = [.. Extension().Matches(Code).Concat(ExtensionBlock().Matches(Code).SelectMany(static block => Member().Matches(block.Value)))
            .Select(static member => member.Groups["name"].Value)];
        Directives = [.. Directive().Matches(Code).Select(static directive => (
            directive.Groups["alias"].Value, directive.Groups["name"].Value, directive.Groups["global"].Success))];
    }

    public SourceFile Source { get; }

    public string Code { get; }

    public bool IsPage { get; }

    public bool IsImports => Source.Name == "_Imports.razor";

    /// <summary>The path of its folder as a namespace.</summary>
    public string Folder => Path.GetDirectoryName(Source.Path)![Root.Length..].Replace('/', '.');

    public string Namespace { get; }

    /// <summary>How many it declares.</summary>
    public int Namespaces => Declared().Count(Code);

    /// <summary>Types that are not inside others.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Names of extension methods and of the members of extension blocks.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>What it imports; the alias is empty where there is none.</summary>
    public IReadOnlyList<(string Alias, string Name, bool Global)> Directives { get; }

    /// <summary>Names with dots (<c>Articles.Article</c>, <c>global::PuyangFabu.…</c>), without those that go on after another dot.</summary>
    public IEnumerable<string[]> DottedNames => Dotted().Matches(Code).Select(static name => Blank().Replace(name.Groups["name"].Value, "").Split('.'));

    public IEnumerable<string> SimpleNames => Simple().Matches(Code).Select(static name => name.Value).Distinct();

    /// <summary>Names behind a dot: what is called on something, read of it, or handed on as a method.</summary>
    public IEnumerable<string> MemberNames => AfterDot().Matches(Code).Select(static name => name.Groups["name"].Value).Distinct();

    [GeneratedRegex(@"^\s*@?namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*(?:class|record struct|record class|record|struct|interface|enum|delegate\s+\S+)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex(@"\b(?<name>\w+)\s*(?:<[^()>]*>)?\(\s*this\s")]
    private static partial Regex Extension();

    /// <summary>From <c>extension(string text)</c> to the brace that ends it.</summary>
    [GeneratedRegex(@"\bextension\s*(?:<[^>]*>)?\([^)]*\)[^{]*\{(?>[^{}]+|(?<deep>\{)|(?<-deep>\}))*(?(deep)(?!))\}")]
    private static partial Regex ExtensionBlock();

    /// <summary>What an extension block declares: a method or a property, static ones too.</summary>
    [GeneratedRegex(@"\b(?:public|internal)\s+(?:static\s+|async\s+)*[\w<>,.?\[\]()\s]+?\b(?<name>\w+)\s*(?:<[^()>]*>)?(?=\(|\{|=>)")]
    private static partial Regex Member();

    [GeneratedRegex(@"(?:^|;)\s*(?<global>global\s+)?@?using\s+(?:static\s+)?(?:(?<alias>\w+)\s*=\s*)?(?:global::)?(?<name>[A-Z]\w*(?:\.\w+)*)[ \t]*(?:<[^;\n]*>)?[ \t]*(?=;|\r?$)", RegexOptions.Multiline)]
    private static partial Regex Directive();

    // A single dot before a name makes it a member of something; two dots are a spread.
    [GeneratedRegex(@"(?<!\w|(?<!\.)\.)(?<name>[A-Z]\w*(?:\s*\.\s*[A-Za-z_]\w*)+)")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"(?<!\w|(?<!\.)\.)[A-Z]\w*")]
    private static partial Regex Simple();

    [GeneratedRegex(@"\.\s*(?<name>[A-Z]\w*)")]
    private static partial Regex AfterDot();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
