using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Architecture;

/// <summary>
/// One main type a file. A closed family (one type and those that derive from it) or what one resource looks like on the wire
/// (records and enums only) may share a short file, which has the name of its first type or of what all their names share.
/// </summary>
internal static partial class FileShape
{
    public const int LongestShared = 150;

    /// <returns>A sentence, or null when the file is as it should be.</returns>
    public static string? ProblemOf(SourceFile file)
    {
        var types = Type().Matches(file.Code).Select(static type => (Kind: type.Groups["kind"].Value, Name: type.Groups["name"].Value, Bases: type.Groups["bases"].Value))
            .DistinctBy(static type => type.Name).ToArray();
        if (types.Length == 0)
        {
            return null;
        }

        var first = types[0].Name;
        var others = types[1..];
        var named = file.Stem == first || (others.Length > 0 && types.All(type => IsNamedAfter(type.Name, file.Stem)));
        return !named ? $"{file.Path} is not called like its type {first}."
            : others.Length == 0 ? null
            : !others.All(type => Regex.IsMatch(type.Bases, $@"\b{first}\b")) && !types.All(static type => type.Kind.StartsWith("record", StringComparison.Ordinal) || type.Kind == "enum")
                ? $"{file.Path} holds {types.Length} types that are neither {first} and what derives from it nor records only; give each its own file."
            : file.Lines >= LongestShared ? $"{file.Path} holds {types.Length} types in {file.Lines} lines; only under {LongestShared} they may share a file."
            : null;
    }

    // BroadcastView and BroadcastItemView in BroadcastViews.cs.
    private static bool IsNamedAfter(string type, string family)
    {
        var word = family.EndsWith('s') ? family[..^1] : family;
        return type.StartsWith(word, StringComparison.Ordinal) || type.EndsWith(word, StringComparison.Ordinal) || Word().Matches(word).All(part => type.Contains(part.Value, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*(?<kind>class|record struct|record class|record|struct|interface|enum|delegate\s+\S+)\s+(?<name>\w+)(?<bases>[^{;]*)", RegexOptions.Multiline)]
    private static partial Regex Type();

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
