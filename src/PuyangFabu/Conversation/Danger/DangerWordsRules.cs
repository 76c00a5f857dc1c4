using System.Text;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Danger;

/// <summary>What words of danger handed in must keep to.</summary>
public static class DangerWordsRules
{
    public const int MostGroups = 50;
    public const int MostWords = 200;
    public const int LongestWord = 16;
    public const int MostGaps = 3;
    private const int LongestName = 32;

    /// <summary>Bytes of UTF-8; what a search finds must still have room behind it.</summary>
    public const int LongestText = 1200;

    /// <returns>The groups, or everything that is wrong with the input.</returns>
    public static Outcome<List<DangerGroup>> Read(DangerWordsInput input)
    {
        if (input.Groups is not { Count: > 0 and <= MostGroups } groups)
        {
            return Refusal.BadInput("groups", $"应有 1 至 {MostGroups} 类危险；不能清空，市民遇险时总要有答复");
        }

        var problems = groups.Index().SelectMany(static group => Problems($"groups[{group.Index}]", group.Item ?? new DangerGroupInput())).Concat(Repeated(groups)).ToList();
        if (problems.Count > 0)
        {
            return Refusal.BadInput(problems);
        }

        List<DangerGroup> read =
        [
            .. groups.Select(static group => new DangerGroup
            {
                Name = group!.Name!.Trim(),
                ThreatensLife = group.ThreatensLife ?? true,
                Words = Trimmed(group.Words),
                Except = Trimmed(group.Except),
                Text = group.Text!.Trim().ReplaceLineEndings("\n"),
            }),
        ];
        return read;
    }

    private static IEnumerable<FieldProblem> Problems(string field, DangerGroupInput group)
    {
        if (FieldReasons.OfNeededLine(group.Name, LongestName) is { } name)
        {
            yield return new FieldProblem($"{field}.name", name);
        }

        if ((group.Words is { Count: > 0 and <= MostWords } words ? words.Select(WordReason).FirstOrDefault(static reason => reason is not null) : $"应有 1 至 {MostWords} 个词") is { } wrong)
        {
            yield return new FieldProblem($"{field}.words", wrong);
        }

        if (((group.Except?.Count ?? 0) <= MostWords ? group.Except?.Select(WordReason).FirstOrDefault(static reason => reason is not null) : $"最多 {MostWords} 个词") is { } except)
        {
            yield return new FieldProblem($"{field}.except", except);
        }

        if ((string.IsNullOrWhiteSpace(group.Text) ? FieldReasons.Missing
            : FieldReasons.OfText(group.Text, LongestText)
            ?? (Encoding.UTF8.GetByteCount(group.Text) > LongestText ? $"太长，最多 {LongestText} 字节（{FieldReasons.Chinese(LongestText)}）" : null)) is { } text)
        {
            yield return new FieldProblem($"{field}.text", text);
        }
    }

    // Which of two answers a word gets, nobody could tell.
    private static IEnumerable<FieldProblem> Repeated(IReadOnlyList<DangerGroupInput?> groups)
    {
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, group) in groups.Index())
        {
            if (group?.Name?.Trim() is { Length: > 0 } name && !names.TryAdd(name, index))
            {
                yield return new FieldProblem($"groups[{index}].name", $"“{name}”已经有了，请改那一类");
            }

            foreach (var word in (group?.Words ?? []).OfType<string>().Select(static word => word.Trim()).Distinct(StringComparer.Ordinal))
            {
                if (!words.TryAdd(word, index))
                {
                    yield return new FieldProblem($"groups[{index}].words", $"“{word}”已在“{groups[words[word]]?.Name?.Trim()}”里");
                    break;
                }
            }
        }
    }

    private static string? WordReason(string? word) =>
        string.IsNullOrWhiteSpace(word) ? "里不能有空的词"
        : FieldReasons.OfLine(word.Trim(), LongestWord) is { } reason ? $"{FieldReasons.Named(word)}{reason}"
        : word.Trim().LastIndexOf(DangerWords.WholeMark) > 0 || word.Split(DangerWords.GapMark).Any(static part => DangerWords.Compact(part).Length == 0) ? $"“{word}”里要有字，* 只能放在字与字之间，= 只能放在开头"
        : word.Contains(DangerWords.WholeMark) && word.Contains(DangerWords.GapMark) ? $"“{word}”里不能同时有 = 和 *：= 开头的词要整条消息就是它"
        : word.Count(static letter => letter == DangerWords.GapMark) > MostGaps ? $"“{word}”里的 * 太多，最多 {MostGaps} 个"
        : DangerWords.Compact(word).Length < 2 ? $"“{word}”太短，一个字会误伤许多问题"
        : null;

    private static string[] Trimmed(IReadOnlyList<string?>? words) => [.. (words ?? []).Select(static word => word!.Trim()).Distinct(StringComparer.Ordinal)];
}
