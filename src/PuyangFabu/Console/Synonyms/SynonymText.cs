using PuyangFabu.Content.Search;
using PuyangFabu.Content.Versions;

namespace PuyangFabu.Console.Synonyms;

/// <summary>Groups of synonyms as people write them: a group a line, a mark or a space between its words.</summary>
public static class SynonymText
{
    private static readonly char[] Marks = ['、', ',', '，', ';', '；', ' ', '\t', '\u3000'];

    public static string Of(IEnumerable<string> words) => string.Join("、", words);

    public static string Of(IEnumerable<IReadOnlyList<string>> groups) => string.Join('\n', groups.Select(static words => Of(words)));

    public static IReadOnlyList<string> Words(string? line) =>
        (line ?? "").Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Empty lines are left out.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Groups(string? text) =>
        [.. (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(Words).Where(static words => words.Count > 0)];

    /// <summary>The groups that a version of the synonyms had.</summary>
    public static IReadOnlyList<string> GroupsOf(VersionItem version) =>
        [.. ContentJson.Read<SynonymsView>(version.Content.GetRawText()).Groups.Select(static words => Of(words))];
}
