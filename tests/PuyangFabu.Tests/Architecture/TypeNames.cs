using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Architecture;

/// <summary>Names of types over a whole program: each stands for one thing, and none is mistaken for another in reading.</summary>
internal static partial class TypeNames
{
    /// <returns>A sentence for each name that two files give to types of their own; parts of one type lie in one folder.</returns>
    public static IEnumerable<string> Shared(IEnumerable<SourceFile> files) =>
        from named in Declared(files)
        let folders = named.Select(static path => Path.GetDirectoryName(path)).Distinct().ToArray()
        where folders.Length > 1
        select $"{named.Key} is the name of types in {string.Join(" and ", folders)}; give one of them a name that says what is different.";

    /// <returns>A sentence for each name that is another one's plural: who reads fast takes one for the other.</returns>
    public static IEnumerable<string> Twins(IEnumerable<SourceFile> files)
    {
        var names = Declared(files).Select(static named => named.Key).ToHashSet(StringComparer.Ordinal);
        return names.Where(name => names.Contains(PluralOf(name)))
            .Select(static name => $"{name} and {PluralOf(name)} differ by a letter; name the second after its job, or make it an ItemList<{name}>.");
    }

    private static string PluralOf(string name) => name.EndsWith('y') && name[^2] is not ('a' or 'e' or 'o') ? $"{name[..^1]}ies" : $"{name}s";

    private static ILookup<string, string> Declared(IEnumerable<SourceFile> files) => files
        .SelectMany(static file => Type().Matches(file.Code).Select(type => (Name: type.Groups["name"].Value, file.Path)).Distinct())
        .ToLookup(static type => type.Name, static type => type.Path);

    // Types inside of others are seen by those alone.
    [GeneratedRegex(@"^(?:(?:public|internal|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*(?:class|record struct|record class|record|struct|interface|enum)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Type();
}
