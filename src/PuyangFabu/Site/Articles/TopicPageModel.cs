using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Boards;

namespace PuyangFabu.Site.Articles;

/// <summary>What the page of a published topic shows.</summary>
public sealed record TopicPageModel
{
    public required Article Article { get; init; }

    public required long PublishedMs { get; init; }

    /// <summary>The boards from the top one down to the topic's own.</summary>
    public required IReadOnlyList<Board> Path { get; init; }

    public required TopicOutline Outline { get; init; }

    public required TopicState State { get; init; }

    /// <summary>With those articles that readers get at this moment; sections without any are not among them.</summary>
    public required IReadOnlyList<(string Title, IReadOnlyList<ArticleHeadline> Articles)> Sections { get; init; }
}
