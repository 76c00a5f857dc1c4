using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Search;

/// <summary>What groups of synonyms handed in must keep to.</summary>
public static class SynonymsInputRules
{
    public const int MostGroups = 2000;
    public const int MostWords = 20;

    /// <returns>The groups, or everything that is wrong with the input.</returns>
    public static Outcome<List<IReadOnlyList<string>>> Read(SynonymsInput input) => Read("groups", input.Groups);

    /// <returns>The groups that are still to be checked, or everything that is wrong with them.</returns>
    public static Outcome<List<IReadOnlyList<string>>> ReadToCheck(SynonymsInput input) => Read("toCheck", input.ToCheck ?? []);

    private static Outcome<List<IReadOnlyList<string>>> Read(string field, IReadOnlyList<IReadOnlyList<string?>?>? given)
    {
        if (given is not { } groups)
        {
            return Refusal.BadInput(field, "缺少：应是词组的列表，例如 [[\"违章\",\"交通违法\"]]");
        }

        if (groups.Count > MostGroups)
        {
            return Refusal.BadInput(field, $"太多（{groups.Count} 组，最多 {MostGroups} 组）");
        }

        var problems = groups.Index()
            .Select(static group => (group.Index, Reason: GroupReason(group.Item ?? [])))
            .Where(static check => check.Reason is not null)
            .Select(check => new FieldProblem($"{field}[{check.Index}]", check.Reason!))
            .ToList();
        if (problems.Count > 0)
        {
            return Refusal.BadInput(problems);
        }

        List<IReadOnlyList<string>> read = [.. groups.Select(static group => group!.Select(static word => word!.Trim()).ToArray())];
        return read;
    }

    private static string? GroupReason(IReadOnlyList<string?> words) =>
        words.Count is < 2 or > MostWords ? $"有 {words.Count} 个词，应有 2 至 {MostWords} 个"
        : words.Select(WordReason).FirstOrDefault(static reason => reason is not null) ?? RepeatReason(words!);

    private static string? WordReason(string? word) =>
        string.IsNullOrWhiteSpace(word) ? "里不能有空的词"
        : FieldReasons.OfLine(word.Trim(), SynonymTable.LongestWord) is { } reason ? $"{FieldReasons.Named(word)}{reason}"
        : SearchText.Normalize(word).Length == 0 ? $"“{word}”里没有能比较的字"
        : null;

    private static string? RepeatReason(IEnumerable<string> words) => words
        .GroupBy(SearchText.Normalize, StringComparer.Ordinal)
        .Where(static group => group.Count() > 1)
        .Select(static group => $"“{string.Join("”和“", group)}”搜索时是同一个词，请只留一个")
        .FirstOrDefault();
}
