using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>What a reply rule handed in must keep to. Whether its boards and articles exist is looked up elsewhere.</summary>
public static class ReplyRuleInputRules
{
    public const int LongestName = 100;
    public const int MostKeywords = 100;
    public const int LongestKeyword = 64;
    public const long MostPriority = 1_000_000;

    private const int FirstYear = 2000;
    private const int LastYear = 2199;
    private const string Exact = "exact";
    private const string Contains = "contains";

    /// <returns>The rule, or everything that is wrong with the input.</returns>
    public static Outcome<ReplyRule> Read(ReplyRuleInput input)
    {
        var match = input.Match == Contains ? ReplyMatch.Contains : ReplyMatch.Exact;
        var (replies, replyProblems) = ReplyInputReader.Read(input.Replies);
        var problems = Checks(input, match)
            .Where(static check => check.Reason is not null)
            .Select(static check => new FieldProblem(check.Field, check.Reason!))
            .Concat(replyProblems)
            .ToList();
        return problems.Count > 0 ? Refusal.BadInput(problems) : new ReplyRule
        {
            Name = input.Name!.Trim(),
            Keywords = [.. input.Keywords!.Select(static keyword => keyword!.Trim())],
            Match = match,
            Priority = input.Priority ?? 0,
            Enabled = input.Enabled ?? true,
            FromMs = TimeOf(input.From),
            UntilMs = TimeOf(input.Until),
            Replies = replies,
        };
    }

    private static IEnumerable<(string Field, string? Reason)> Checks(ReplyRuleInput input, ReplyMatch match)
    {
        yield return ("name", FieldReasons.OfNeededLine(input.Name, LongestName));
        yield return ("keywords", KeywordsReason(input.Keywords ?? [], match));
        yield return ("match", input.Match is null or Exact or Contains ? null : "应是 exact（全等）或 contains（包含）");
        yield return ("priority", input.Priority is < -MostPriority or > MostPriority ? $"应在 -{MostPriority} 与 {MostPriority} 之间" : null);
        yield return ("from", TimeReason(input.From));
        yield return ("until", TimeReason(input.Until) ?? (TimeOf(input.Until) <= TimeOf(input.From) ? "要晚于开始的时间" : null));
    }

    private static string? KeywordsReason(IReadOnlyList<string?> keywords, ReplyMatch match) =>
        keywords.Count == 0 ? "至少要有一个关键词"
        : keywords.Count > MostKeywords ? $"太多（{keywords.Count} 个，最多 {MostKeywords} 个）"
        : keywords.Select(KeywordReason).FirstOrDefault(static reason => reason is not null) ?? RepeatReason(keywords!, match);

    private static string? KeywordReason(string? keyword) =>
        string.IsNullOrWhiteSpace(keyword) ? "里不能有空的词"
        : FieldReasons.OfLine(keyword, LongestKeyword) is { } reason ? $"{FieldReasons.Named(keyword)}{reason}"
        : SearchText.Normalize(keyword).Length == 0 ? $"“{keyword}”里没有能比较的字"
        : null;

    private static string? RepeatReason(IEnumerable<string> keywords, ReplyMatch match) => keywords
        .GroupBy(keyword => KeywordForm.Of(keyword, match), StringComparer.Ordinal)
        .Where(static group => group.Count() > 1)
        .Select(static group => $"“{string.Join("”和“", group)}”比较时是同一个词，请只留一个")
        .FirstOrDefault();

    private static string? TimeReason(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : !WrittenTime.TryParse(text, out var time) ? "不是日期和时间，例如 2026-01-05T09:00（不写时区按北京时间）"
        : time.Year is < FirstYear or > LastYear ? $"应在 {FirstYear} 年与 {LastYear} 年之间"
        : null;

    private static long? TimeOf(string? text) => text is not null && WrittenTime.TryParse(text, out var time) ? time.ToUnixTimeMilliseconds() : null;
}
