using System.Net;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Foundation.Text;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Pulling.Taking;

/// <summary>Brings what WeChat told of an article into the form of an input, within its lengths.</summary>
internal static class PulledText
{
    private const int LongestAuthor = 100;
    private const int LongestDigest = 500;
    private const int LongestTitle = 200;
    private const int TitleFromText = 30;

    /// <summary>Picture messages and texts without a title begin with what they say.</summary>
    public static string TitleOf(DraftArticle article) =>
        Line(WebUtility.HtmlDecode(article.Title), LongestTitle) is { Length: > 0 } title ? title
        : Line(WebUtility.HtmlDecode(article.Digest.Length > 0 ? article.Digest : IsPicture(article) ? article.Content : ""), TitleFromText) is { Length: > 0 } words ? words
        : IsPicture(article) ? "图片消息" : "（无标题）";

    public static string AuthorOf(DraftArticle article) => Line(article.Author, LongestAuthor);

    public static string DigestOf(DraftArticle article) => WholeCharacters.Prefix(Plain(article.Digest), LongestDigest).Trim();

    /// <summary>阅读原文, where it leads somewhere.</summary>
    public static string SourceUrlOf(DraftArticle article) =>
        article.ContentSourceUrl.Length <= ArticleInputRules.LongestUrl && !article.ContentSourceUrl.Any(char.IsControl) && ArticleLinks.IsWebAddress(article.ContentSourceUrl) ? article.ContentSourceUrl : "";

    /// <summary>The text of a picture message is no HTML.</summary>
    public static string HtmlOf(DraftArticle article) => IsPicture(article)
        ? string.Concat(Plain(article.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => $"<p>{WebUtility.HtmlEncode(line)}</p>"))
        : Plain(article.Content);

    /// <summary>What the form of the message leaves behind, in Chinese.</summary>
    public static IEnumerable<string> LossesOf(DraftArticle article) =>
        IsPicture(article) ? [$"图片消息的 {article.PictureCount} 张图片没有取来：微信不给地址"] : [];

    private static bool IsPicture(DraftArticle article) => article.Kind == DraftArticle.PictureMessage;

    private static string Plain(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;

    private static string Line(string text, int longest) =>
        WholeCharacters.Prefix(InvisibleCharacters.Without(text).Trim(), longest).Trim();
}
