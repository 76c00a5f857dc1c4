using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Architecture;

/// <summary>
/// One main type a file, the first. Beside it may stand what belongs to it: records, enums and classes of names as they are
/// stored, what derives from it or keeps the same contract as it does (checks of one kind), and short types that no other file
/// names. A shared file is short and has the name of its first type, or of what all their names share.
/// </summary>
internal static partial class FileShape
{
    public const int LongestShared = 150;
    public const int LongestCompanion = 25;

    /// <returns>A sentence for each file that is not as it should be.</returns>
    public static IEnumerable<string> ProblemsOf(IReadOnlyList<SourceFile> files)
    {
        var users = files.SelectMany(static file => Name().Matches(file.Code).Select(name => (Name: name.Value, file.Path)).Distinct())
            .ToLookup(static use => use.Name, static use => use.Path);
        return files.Select(file => ProblemOf(file, name => users[name].Any(path => path != file.Path))).OfType<string>();
    }

    private static string? ProblemOf(SourceFile file, Func<string, bool> isNamedElsewhere)
    {
        var types = TypesOf(file.Code);
        if (types.Length == 0)
        {
            return null;
        }

        var first = types[0].Name;
        var named = file.Stem == first || (types.Length > 1 && types.All(type => IsNamedAfter(type.Name, file.Stem)));
        return !named ? $"{file.Path} is not called like its type {first}."
            : types.Length == 1 ? null
            : types[1..].FirstOrDefault(type => !Belongs(type, types, isNamedElsewhere)) is { Name: { } stranger }
                ? $"{file.Path} holds {stranger}, which is neither a record nor an enum, does not derive from {first}, and is {LongestCompanion} lines or longer or used by other files; give it its own file."
            : file.Lines >= LongestShared ? $"{file.Path} holds {types.Length} types in {file.Lines} lines; only under {LongestShared} they may share a file."
            : null;
    }

    private static bool Belongs(Declared type, Declared[] types, Func<string, bool> isNamedElsewhere) =>
        type.Kind.StartsWith("record", StringComparison.Ordinal) || type.Kind == "enum" || type.HoldsNames
        || Contract().Matches(type.Bases).Any(contract => Contract().Matches(types[0].Bases).Any(ofFirst => ofFirst.Value == contract.Value))
        || types.Any(other => other.Name != type.Name && Regex.IsMatch(type.Bases, $@"\b{other.Name}\b"))
        || (type.Lines < LongestCompanion && !isNamedElsewhere(type.Name));

    private static Declared[] TypesOf(string code)
    {
        var found = Type().Matches(code);
        return [.. found.Select((type, index) => new Declared(
                type.Groups["kind"].Value, type.Groups["name"].Value, type.Groups["bases"].Value,
                code.AsSpan(type.Index, (index + 1 < found.Count ? found[index + 1].Index : code.Length) - type.Index).Trim().Count('\n') + 1,
                Names().IsMatch(code[type.Index..])))
            .DistinctBy(static type => type.Name)];
    }

    // BroadcastView and BroadcastItemView in BroadcastViews.cs, ClickEvent and ViewEvent in MenuEvents.cs.
    private static bool IsNamedAfter(string type, string family)
    {
        var word = family.EndsWith('s') ? family[..^1] : family;
        return type.StartsWith(word, StringComparison.Ordinal)
            || (family.EndsWith('s') && type.EndsWith(Word().Matches(word)[^1].Value, StringComparison.Ordinal))
            || Word().Matches(word).All(part => type.Contains(part.Value, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*(?<kind>class|record struct|record class|record|struct|interface|enum|delegate\s+\S+)\s+(?<name>\w+)(?<bases>[^{;]*)", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Name();

    // The field's own interfaces; of the framework's (IDisposable) two types may be strangers.
    [GeneratedRegex(@"\bI[A-Z]\w*Check\b")]
    private static partial Regex Contract();

    [GeneratedRegex(@"\A(?:public|internal) static class \w+\s*\{\s*(?:public|internal) const string ")]
    private static partial Regex Names();

    private readonly record struct Declared(string Kind, string Name, string Bases, int Lines, bool HoldsNames);
}
