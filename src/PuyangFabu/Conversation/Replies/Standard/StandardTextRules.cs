using System.Text;
using System.Text.RegularExpressions;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>What texts handed in must keep to, so that each is a message that WeChat takes and a follower understands.</summary>
public sealed partial class StandardTextRules(StandardTextFilling filling)
{
    /// <summary>In bytes of UTF-8: it stands in one message with whom to call.</summary>
    public const int LongestDanger = LinkText.MaxBytes - DangerWordsRules.LongestText - 1;

    /// <returns>The texts, or everything that is wrong with them by field.</returns>
    public Outcome<StandardTexts> Read(StandardRepliesInput input)
    {
        var problems = StandardTextKind.All
            .Select(kind => (kind.Field, Reason: ReasonAgainst(kind, Clean(kind.Given(input) ?? kind.Own))))
            .Where(static found => found.Reason is not null)
            .Select(static found => new FieldProblem(found.Field, found.Reason!))
            .ToList();
        return problems.Count > 0 ? Refusal.BadInput(problems) : new StandardTexts
        {
            Welcome = Clean(input.Welcome),
            NothingFound = Clean(input.NothingFound),
            NothingMore = Clean(input.NothingMore),
            Received = Clean(input.Received),
            Greeting = Clean(input.Greeting),
            Thanks = Clean(input.Thanks ?? StandardTexts.DefaultThanks),
            Rude = Clean(input.Rude ?? StandardTexts.DefaultRude),
            HandedOver = Clean(input.HandedOver ?? StandardTexts.DefaultHandedOver),
            OffDuty = Clean(input.OffDuty ?? StandardTexts.DefaultOffDuty),
            Danger = Clean(input.Danger),
        };
    }

    private static string Clean(string? text) => (text ?? "").Trim().ReplaceLineEndings("\n");

    private string? ReasonAgainst(StandardTextKind kind, string text) =>
        text.Length == 0 ? kind.Field == StandardTextKind.Danger ? null : FieldReasons.Missing
        : All(
            PlaceholderReason(kind, text), LinkReason(text),
            FieldReasons.OfText(text, LinkText.MaxBytes) ?? (kind.Field == StandardTextKind.Danger ? DangerReason(text) : LengthReason(text)));

    // Everything at once: who puts one right should not be told of the next only then.
    private static string? All(params string?[] reasons) => reasons.OfType<string>().ToList() is { Count: > 0 } found ? string.Join("；", found) : null;

    private static string? PlaceholderReason(StandardTextKind kind, string text)
    {
        foreach (var written in Placeholder().Matches(text).Select(static match => match.Value))
        {
            if (!kind.Placeholders.Contains(written))
            {
                var narrow = $"{{{written[1..^1].Trim()}}}";
                return kind.Placeholders.Contains(narrow) ? $"里的“{written}”要写成半角的 {narrow}"
                    : kind.Placeholders.Count == 0 ? $"里的“{written}”不认识：这里不能用占位"
                    : $"里的“{written}”不认识，这里可以用 {string.Join("、", kind.Placeholders)}";
            }
        }

        return text.Split(StandardTextKind.Boards).Length > 2 ? $"里的 {StandardTextKind.Boards} 只能有一处"
            : string.IsNullOrWhiteSpace(Placeholder().Replace(text, "")) ? "里除了占位还要有文字"
            : null;
    }

    private static string? LinkReason(string text)
    {
        var left = text;
        foreach (Match link in Link().Matches(text))
        {
            if (FieldReasons.OfUrl(link.Groups["url"].Value) is { } reason)
            {
                return $"里的链接{FieldReasons.Named(link.Groups["url"].Value)}{reason}";
            }

            if (string.IsNullOrWhiteSpace(link.Groups["words"].Value))
            {
                return $"里的链接“{link.Groups["url"].Value}”没有文字，粉丝点不到";
            }

            left = left.Replace(link.Value, "", StringComparison.Ordinal);
        }

        return LinkTag().IsMatch(left) ? "里有没写对的链接，应写成 <a href=\"https://…\">文字</a>" : null;
    }

    private string? LengthReason(string text) => filling.Bytes(text) is > LinkText.MaxBytes and var bytes
        ? $"填上占位的内容之后有 {bytes} 字节，微信一次最多 {LinkText.MaxBytes} 字节（{FieldReasons.Chinese(LinkText.MaxBytes)}）"
        : null;

    private static string? DangerReason(string text) => Encoding.UTF8.GetByteCount(text) is > LongestDanger and var bytes
        ? $"有 {bytes} 字节，要与求助电话放在一条消息里，最多 {LongestDanger} 字节（{FieldReasons.Chinese(LongestDanger)}）"
        : null;

    [GeneratedRegex(@"[{｛][^{}｛｝\n]{0,20}[}｝]", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex("""<a\s+href\s*=\s*(?<quote>["']?)(?<url>[^"'<>]*?)\k<quote>\s*>(?<words>[^<>]*)</a>""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"</?a\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LinkTag();
}
