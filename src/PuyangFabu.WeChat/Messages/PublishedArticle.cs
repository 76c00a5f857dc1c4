using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>One article of a published post.</summary>
/// <param name="Index">Position in the post, from 1; null when missing.</param>
public sealed record PublishedArticle(int? Index, string Url)
{
    /// <summary>The items sit directly under <c>article_detail</c>, beside a count, with no list around them.</summary>
    internal static IReadOnlyList<PublishedArticle> ReadAll(XmlNodeView articleDetail)
    {
        var articles = new List<PublishedArticle>();
        foreach (var item in articleDetail.Children("item"u8))
        {
            articles.Add(new PublishedArticle(item.Int32("idx"u8), item.Text("article_url"u8)));
        }

        return articles;
    }

    /// <summary><c>fail_idx</c> is repeated, not a list; one that is no number is left out.</summary>
    internal static IReadOnlyList<int> ReadFailedIndexes(XmlNodeView publishEventInfo)
    {
        var indexes = new List<int>();
        foreach (var failed in publishEventInfo.Children("fail_idx"u8))
        {
            if (failed.Int32() is { } index)
            {
                indexes.Add(index);
            }
        }

        return indexes;
    }
}
