using System.Globalization;
using System.Text;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Completeness;

/// <summary>What WeChat's drafts take at most; more is refused there, or cut.</summary>
internal sealed class WeChatLimitCheck : ICheck
{
    public const int LongestTitle = 32;
    public const int LongestDigest = 120;

    /// <summary>What the console of the platform takes; its interface takes 16.</summary>
    public const int LongestAuthor = 8;

    public const int LongestBody = 20_000;
    public const int LargestBodyBytes = 1024 * 1024;
    public const int LargestUrlBytes = 1024;

    public IEnumerable<TextFinding> Check(CheckedDocument document)
    {
        var text = document.Text;
        return new[]
        {
            TooLong(CheckedFieldNames.Title, "标题", Characters(text.Title), LongestTitle),
            TooLong(CheckedFieldNames.Digest, "摘要", Characters(text.Digest), LongestDigest),
            TooLong(CheckedFieldNames.Author, "作者", Characters(text.Author), LongestAuthor),
            TooLong(CheckedFieldNames.Body, "正文（含排版标记）", text.BodyHtml.Length, LongestBody - 1),
            TooManyBytes(CheckedFieldNames.Body, "正文（含排版标记）", text.BodyHtml, LargestBodyBytes - 1),
            TooManyBytes(CheckedFieldNames.SourceUrl, "来源链接", text.SourceUrl, LargestUrlBytes),
        }.OfType<TextFinding>();
    }

    private static int Characters(string text) => new StringInfo(text.Trim()).LengthInTextElements;

    private static TextFinding? TooLong(string field, string label, int length, int longest) =>
        length > longest ? Limit(field, $"{label}有 {length} 个字，微信最多 {longest} 个。") : null;

    private static TextFinding? TooManyBytes(string field, string label, string text, int most) =>
        text.Length > most / 4 && Encoding.UTF8.GetByteCount(text) is var bytes && bytes > most
            ? Limit(field, $"{label}有 {bytes} 字节，微信最多 {most} 字节。")
            : null;

    private static TextFinding Limit(string field, string message) => new()
    {
        Rule = CheckRules.WeChatLimit,
        Severity = FindingSeverity.Hint,
        Field = field,
        Message = message,
        Suggestion = "请缩短；否则群发时会被微信拒绝或截断。",
    };
}
