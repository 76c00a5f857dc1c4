using System.Text;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Publishing.Materials;

/// <summary>What WeChat takes in a draft; checked before anything is uploaded.</summary>
public static class DraftLimits
{
    public const int MostArticles = 8;
    public const int LongestTitle = 32;
    public const int LongestAuthor = 16;
    public const int LongestDigest = 120;
    public const int LongestSourceUrlBytes = 1024;

    /// <summary>Of the body as HTML, in characters; it must stay below.</summary>
    public const int ContentCharacters = 20_000;

    /// <summary>Of the body as HTML, in bytes; it must stay below.</summary>
    public const int ContentBytes = 1024 * 1024;

    public static Refusal? OfNumber(int articles) => articles is >= 1 and <= MostArticles
        ? null
        : Refusal.BadInput("articleIds", $"一次要有 1 到 {MostArticles} 篇稿件，这里有 {articles} 篇");

    /// <param name="number">The how-manieth article, from 1.</param>
    public static Refusal? OfArticle(ArticleToSend article, int number)
    {
        var (title, author) = (Characters(article.Title), Characters(article.Author));
        return string.IsNullOrWhiteSpace(article.Title) ? Of(number, "没有标题")
            : title > LongestTitle ? Of(number, $"的标题有 {title} 个字符，微信最多 {LongestTitle} 个；请缩短标题，重新审核后再发")
            : author > LongestAuthor ? Of(number, $"的作者有 {author} 个字符，微信最多 {LongestAuthor} 个；请缩短作者，重新审核后再发")
            : Encoding.UTF8.GetByteCount(article.SourceUrl) > LongestSourceUrlBytes ? Of(number, $"的原文链接太长，微信最多 {LongestSourceUrlBytes} 字节")
            : null;
    }

    /// <param name="html">The body as it would be sent.</param>
    /// <param name="number">The how-manieth article, from 1.</param>
    public static Refusal? OfContent(string html, int number)
    {
        var bytes = Encoding.UTF8.GetByteCount(html);
        return bytes >= ContentBytes ? Of(number, $"的正文有 {bytes / 1048576.0:0.0} MB，微信要求小于 1 MB；请分成几篇")
            : html.Length >= ContentCharacters ? Of(number, $"的正文连同排版有 {html.Length} 个字符，微信要求少于 {ContentCharacters} 个；请缩短或分成几篇")
            : string.IsNullOrWhiteSpace(html) ? Of(number, "没有正文，微信不收；请写上正文，重新审核后再发")
            : null;
    }

    /// <summary>Cut at a whole character: the limit is WeChat's, not the editor's.</summary>
    public static string Digest(string digest) => WholeCharacters.Prefix(digest.Trim(), LongestDigest);

    private static int Characters(string text) => text.EnumerateRunes().Count();

    private static Refusal Of(int number, string reason) => Refusal.BadInput("articleIds", $"第 {number} 篇{reason}") with { Title = $"第 {number} 篇{reason}。" };
}
