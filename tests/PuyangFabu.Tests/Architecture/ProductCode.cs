namespace PuyangFabu.Tests.Architecture;

/// <summary>
/// All files of the product, of the protocol and of the sandbox, and who uses whom, read as the compiler binds it: plain, static,
/// alias and global usings, _Imports.razor for every page under it, names written by a path (<c>Articles.Article</c>), types and
/// extension methods of an outer namespace.
/// </summary>
internal sealed class ProductCode
{
    private readonly IReadOnlyList<CodeFile> files;
    private readonly HashSet<string> namespaces;
    private readonly ILookup<string, string> types;
    private readonly ILookup<string, string> extensions;
    private readonly (string Alias, string Name, bool Global)[] globals;

    public ProductCode(IEnumerable<SourceFile> sources)
    {
        files = [.. sources.Select(static source => new CodeFile(source))];
        namespaces = [.. files.SelectMany(static file => Enclosing(file.Namespace))];
        types = files.SelectMany(static file => file.Types.Select(type => (file.Namespace, type))).ToLookup(static entry => entry.Namespace, static entry => entry.type);
        extensions = files.SelectMany(static file => file.Extensions.Select(method => (file.Namespace, method))).ToLookup(static entry => entry.Namespace, static entry => entry.method);
        globals = [.. files.SelectMany(static file => file.Directives).Where(static directive => directive.Global)];
    }

    public static ProductCode Current { get; } = new(
        [.. SourceTree.Files("src", "*.cs"), .. SourceTree.Files("src", "*.razor")]);

    public IReadOnlyList<CodeFile> Files => files;

    /// <summary>Each use once for a file; uses within a namespace are none.</summary>
    public IEnumerable<CodeUse> Uses() => files.SelectMany(file => NamespacesOf(file)
        .Where(name => name != file.Namespace)
        .Distinct()
        .Select(name => new CodeUse(file.Source, file.Namespace, name)));

    private IEnumerable<string> NamespacesOf(CodeFile file)
    {
        var directives = file.Directives.Concat(globals).Concat(ImportsOf(file)).ToArray();
        var aliases = directives.Where(static directive => directive.Alias.Length > 0)
            .GroupBy(static directive => directive.Alias).ToDictionary(static group => group.Key, static group => group.First().Name.Split('.'));
        return directives.Select(directive => Imported(file, directive.Name.Split('.')))
            .Concat(file.DottedNames.Select(name => NamespaceOfType(file, aliases.TryGetValue(name[0], out var meant) ? [.. meant, .. name[1..]] : name)))
            .Concat(file.SimpleNames.Select(name => InReach(file, types, name)))
            .Concat(file.MemberNames.Select(name => InReach(file, extensions, name)))
            .OfType<string>();
    }

    /// <summary>What the _Imports.razor of a page's folder and of those around it import for it.</summary>
    private IEnumerable<(string Alias, string Name, bool Global)> ImportsOf(CodeFile page) => !page.IsPage || page.IsImports
        ? []
        : files.Where(file => file.IsImports && (page.Folder == file.Folder || page.Folder.StartsWith(file.Folder + ".", StringComparison.Ordinal)))
            .SelectMany(static file => file.Directives);

    // The longest namespace in a directive's name; what follows it is a type.
    private string? Imported(CodeFile file, string[] name) => Bound(file, name) is (var found, _) ? found : null;

    private string? NamespaceOfType(CodeFile file, string[] name) =>
        Bound(file, name) is (var found, var length) && length < name.Length && types[found].Contains(name[length]) ? found : null;

    // As the compiler does it: the first name is looked for from the innermost namespace outwards, the rest below it.
    private (string Namespace, int Length)? Bound(CodeFile file, string[] name)
    {
        if (Enclosing(file.Namespace).Select(outer => $"{outer}.{name[0]}").Append(name[0]).FirstOrDefault(namespaces.Contains) is not { } bound)
        {
            return null;
        }

        var length = 1;
        while (length < name.Length && namespaces.Contains($"{bound}.{name[length]}"))
        {
            bound = $"{bound}.{name[length++]}";
        }

        return (bound, length);
    }

    // What the namespaces around a file declare it may name without a directive.
    private static string? InReach(CodeFile file, ILookup<string, string> declared, string name) =>
        Enclosing(file.Namespace).FirstOrDefault(outer => declared[outer].Contains(name));

    /// <summary>The namespace and those around it, from the innermost outwards.</summary>
    private static IEnumerable<string> Enclosing(string name)
    {
        for (var end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            yield return name[..end];
        }
    }
}
