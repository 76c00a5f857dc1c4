using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>Where one article of a mass send can be read.</summary>
/// <param name="ArticleIndex">Position of the article in the post, from 1; null when missing.</param>
public sealed record SentArticleUrl(int? ArticleIndex, string Url)
{
    internal static IReadOnlyList<SentArticleUrl> ReadAll(XmlNodeView articleUrlResult)
    {
        var urls = new List<SentArticleUrl>();
        foreach (var item in articleUrlResult.Child("ResultList"u8).Children("item"u8))
        {
            urls.Add(new SentArticleUrl(item.Int32("ArticleIdx"u8), item.Text("ArticleUrl"u8)));
        }

        return urls;
    }
}
