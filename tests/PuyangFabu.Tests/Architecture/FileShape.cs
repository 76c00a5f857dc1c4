using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Architecture;

/// <summary>
/// One main type a file, the first. Beside it may stand what belongs to it: records, enums and classes of names as they are stored,
/// its kin (what derives from it, keeps the same contract, or is its own base), and short types that no other file names but the one
/// that registers them. A shared file is short and has the name of its first type, or of what the names of its kin share.
/// </summary>
internal static partial class FileShape
{
    public const int LongestShared = 150;
    public const int LongestCompanion = 25;

    /// <summary>What strangers have in common.</summary>
    private static readonly string[] FrameworkBases = ["IDisposable", "IAsyncDisposable", "Exception", "Attribute", "IEnumerable", "IEquatable", "BackgroundService", "IHostedService"];

    /// <returns>A sentence for each file that is not as it should be.</returns>
    public static IEnumerable<string> ProblemsOf(IReadOnlyList<SourceFile> files)
    {
        var users = files.Where(static file => !file.Name.EndsWith("Feature.cs", StringComparison.Ordinal)).SelectMany(static file => Name().Matches(file.Code).Select(name => (Name: name.Value, file.Path)).Distinct())
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
        var kin = types.Where(type => type.IsKinOf(types[0])).ToArray();
        var named = file.Stem == first || new[] { types, kin }.Any(family => family.Length > 1 && Array.TrueForAll(family, type => IsNamedAfter(type.Name, file.Stem)));
        return !named ? $"{file.Path} is not called like its type {first}."
            : types.Length == 1 ? null
            : types[1..].FirstOrDefault(type => !Belongs(type, types, isNamedElsewhere)) is { Name: { } stranger }
                ? $"{file.Path} holds {stranger}, which is neither a record nor an enum, no kin of {first}, and has {LongestCompanion} lines or more or other files that use it; give it its own file."
            : file.Lines >= LongestShared ? $"{file.Path} holds {types.Length} types in {file.Lines} lines; only under {LongestShared} they may share a file."
            : null;
    }

    private static bool Belongs(Declared type, Declared[] types, Func<string, bool> isNamedElsewhere) =>
        type.Kind.StartsWith("record", StringComparison.Ordinal) || type.Kind == "enum" || type.HoldsNames
        || Array.Exists(types, other => other.Name != type.Name && type.IsKinOf(other))
        || (type.Lines < LongestCompanion && !isNamedElsewhere(type.Name));

    private static Declared[] TypesOf(string code)
    {
        var found = Type().Matches(code);
        return [.. found.Select((type, index) => new Declared(
                type.Groups["kind"].Value, type.Groups["name"].Value, BasesOf(type.Groups["bases"].Value),
                code.AsSpan(type.Index, (index + 1 < found.Count ? found[index + 1].Index : code.Length) - type.Index).Trim().Count('\n') + 1,
                Names().IsMatch(code[type.Index..])))
            .DistinctBy(static type => type.Name)];
    }

    // What stands behind the colon that ends the name and its parameters; calls of a base's constructor count by its name.
    private static string[] BasesOf(string head) =>
        Constructor().Replace(head, "") is var bare && bare.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at
            ? [.. Name().Matches(bare[at..]).Select(static name => name.Value)]
            : [];

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

    [GeneratedRegex(@"\A(?:public|internal) static class \w+\s*\{\s*(?:public|internal) const string ")]
    private static partial Regex Names();

    /// <summary>What stands in parentheses, as deep as parameters go.</summary>
    [GeneratedRegex(@"\((?>[^()]+|(?<deep>\()|(?<-deep>\)))*(?(deep)(?!))\)")]
    private static partial Regex Constructor();

    private readonly record struct Declared(string Kind, string Name, string[] Bases, int Lines, bool HoldsNames)
    {
        /// <summary>One is the other's base, or both have the same.</summary>
        public bool IsKinOf(Declared other) =>
            Name == other.Name || Bases.Contains(other.Name) || other.Bases.Contains(Name) || Bases.Intersect(other.Bases).Except(FrameworkBases).Any();
    }
}
