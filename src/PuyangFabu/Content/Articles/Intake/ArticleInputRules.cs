using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>What an article handed in must keep to. Lengths are in UTF-16 units.</summary>
public static class ArticleInputRules
{
    public const int LongestBody = 1_000_000;
    public const int LongestUrl = 1024;
    public const int LongestExternalId = 128;
    public const int LongestCorrection = 500;
    public const int MostCorrections = 100;
    public const int MostFurtherBoards = 10;
    public const int MostKeywords = 50;
    public const int LongestKeyword = 50;

    /// <summary>By how much the clock of who hands in an article may be ahead.</summary>
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(5);

    /// <summary>Everything that is wrong, in the order of the fields; empty when the input is fine. The board is looked up elsewhere.</summary>
    public static IEnumerable<FieldProblem> Check(ArticleInput input, DateTimeOffset now) =>
        from check in Checks(input, now)
        where check.Reason is not null
        select new FieldProblem(check.Field, check.Reason);

    private static IEnumerable<(string Field, string? Reason)> Checks(ArticleInput input, DateTimeOffset now)
    {
        yield return ("externalId", input.ExternalId is { } id ? LineReason(id, LongestExternalId) ?? (id.Length == 0 ? "不能是空的" : null) : null);
        foreach (var field in ArticleField.Texts)
        {
            yield return (field.Name, ReasonOf(field, field.Given(input)));
            if (field == ArticleField.Subtitle)
            {
                yield return ("furtherBoards", input.FurtherBoards.Count > MostFurtherBoards ? $"太多（{input.FurtherBoards.Count} 个，最多 {MostFurtherBoards} 个）" : null);
            }
            else if (field == ArticleField.Digest)
            {
                yield return ("body", TextReason(input.Body, LongestBody) ?? (input.Body.Length > 0 && input.Html.Length > 0 ? "和 html 只能填一个" : null));
                yield return ("html", TextReason(input.Html, LongestBody));
            }
        }

        yield return ("attachments", AttachmentsReason(input.Attachments));
        yield return ("corrections", CorrectionsReason(input.Corrections, now));
        yield return ("publishedAt", input.PublishedAt is { } time ? TimeReason(time, now) : null);
        yield return ("keywords", KeywordsReason(input.Keywords));
    }

    private static string? ReasonOf(ArticleTextField field, string text) => field.Form switch
    {
        ArticleFieldForm.Lines => TextReason(text, field.Longest),
        ArticleFieldForm.NeededLine when string.IsNullOrWhiteSpace(text) => "不能是空的",
        ArticleFieldForm.Address => UrlReason(text, field.Longest),
        ArticleFieldForm.Picture when !IsUpload(text) => UrlReason(text, field.Longest),
        ArticleFieldForm.Crop => text.Length == 0 || CoverCrop.Read(text) is not null ? LineReason(text, field.Longest) : "不是图片的一部分，例如 0_0.1_1_0.9（左_上_右_下，0 到 1）",
        ArticleFieldForm.Topic => TextReason(text, field.Longest) ?? TopicRules.ReasonOf(text),
        ArticleFieldForm.Validity => ValidityReason(text.Trim()),
        _ => LineReason(text, field.Longest),
    };

    private static string? TextReason(string text, int longest) =>
        text.Length > longest ? $"太长（{text.Length} 个字符，最多 {longest} 个）"
        : text.Contains('\0', StringComparison.Ordinal) ? "里有不能保存的字符（U+0000）"
        : null;

    private static string? LineReason(string text, int longest) =>
        TextReason(text, longest) ?? (text.Any(static character => char.IsControl(character)) ? "里不能有换行或控制字符" : null);

    private static string? UrlReason(string url, int longest) =>
        url.Length == 0 ? null
        : LineReason(url, longest)
            ?? (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
                ? null
                : "不是 http 或 https 网址");

    private static bool IsUpload(string url) =>
        url.StartsWith("/uploads/", StringComparison.Ordinal) && !url.Contains("..", StringComparison.Ordinal);

    private static string? TimeReason(DateTimeOffset time, DateTimeOffset now) =>
        time.Year < 1949 ? "早于 1949 年，请检查"
        : time > now + ClockError ? "在未来；要定时发布，请在发布时写明时间"
        : null;

    private static string? ValidityReason(string validity) =>
        validity.Length == 0 || ArticleValidity.All.Contains(validity) ? null : $"只能是 {string.Join("、", ArticleValidity.All)}";

    private static string? AttachmentsReason(IReadOnlyList<Attachment> attachments) =>
        attachments.Count > Attachment.Most ? $"太多（{attachments.Count} 个，最多 {Attachment.Most} 个）"
        : attachments.Any(static attachment => attachment.File.Length == 0) ? "里有不是附件的地址；请先上传，再填上传后得到的 url"
        : attachments.FirstOrDefault(static attachment => attachment.Bytes == 0) is { } missing ? $"里的“{missing.Name}”没有上传过，或文件不在了；请重新上传"
        : attachments.DistinctBy(static attachment => attachment.File).Count() < attachments.Count ? "里有两个是同一个文件"
        : attachments.Any(static attachment => string.IsNullOrWhiteSpace(attachment.Name)) ? "里有的没有名称"
        : attachments.Select(static attachment => LineReason(attachment.Name, Attachment.LongestName)).FirstOrDefault(static reason => reason is not null);

    private static string? CorrectionsReason(IReadOnlyList<Correction> corrections, DateTimeOffset now) =>
        corrections.Count > MostCorrections ? $"太多（{corrections.Count} 条，最多 {MostCorrections} 条）"
        : corrections.Any(correction => correction.AtMs > (now + ClockError).ToUnixTimeMilliseconds()) ? "里有在未来的时间"
        : corrections.Any(static correction => string.IsNullOrWhiteSpace(correction.Text)) ? "里不能有空的说明"
        : corrections.Select(static correction => LineReason(correction.Text, LongestCorrection)).FirstOrDefault(static reason => reason is not null);

    private static string? KeywordsReason(IReadOnlyList<string> keywords) =>
        keywords.Count > MostKeywords ? $"太多（{keywords.Count} 个，最多 {MostKeywords} 个）"
        : keywords.Any(string.IsNullOrWhiteSpace) ? "里不能有空的词"
        : keywords.Select(static keyword => LineReason(keyword, LongestKeyword)).FirstOrDefault(static reason => reason is not null);
}
