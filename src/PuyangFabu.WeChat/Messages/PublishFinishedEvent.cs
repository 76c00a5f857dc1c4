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
