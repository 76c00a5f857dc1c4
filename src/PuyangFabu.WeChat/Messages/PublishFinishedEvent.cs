using System.Diagnostics.CodeAnalysis;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>A publishing job ended (<c>PUBLISHJOBFINISH</c>).</summary>
public sealed record PublishFinishedEvent : EventMessage
{
    public PublishFinishedEvent()
    {
    }

    [SetsRequiredMembers]
    internal PublishFinishedEvent(XmlNodeView root)
        : base(root, EventNames.PublishFinished)
    {
        PublishId = root.Child("PublishEventInfo"u8).Text("publish_id"u8);
        PublishStatus = root.Child("PublishEventInfo"u8).Int32("publish_status"u8);
        ArticleId = root.Child("PublishEventInfo"u8).OptionalText("article_id"u8);
        Articles = PublishedArticle.ReadAll(root.Child("PublishEventInfo"u8).Child("article_detail"u8));
        FailedIndexes = PublishedArticle.ReadFailedIndexes(root.Child("PublishEventInfo"u8));
    }

    /// <summary>Id of the job; empty when missing.</summary>
    public string PublishId { get; init; } = "";

    /// <summary>0 done, 1 running, 2 to 6 the kinds of failure or withdrawal; null when missing.</summary>
    public int? PublishStatus { get; init; }

    /// <summary>Id of the published post; null unless the job succeeded.</summary>
    public string? ArticleId { get; init; }

    /// <summary>The articles of the post.</summary>
    public IReadOnlyList<PublishedArticle> Articles { get; init; } = [];

    /// <summary>Positions, from 1, of the articles that did not pass; filled on status 2 and 4.</summary>
    public IReadOnlyList<int> FailedIndexes { get; init; } = [];
}

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
