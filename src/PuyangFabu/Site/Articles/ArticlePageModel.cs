using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;

namespace PuyangFabu.Site.Articles;

/// <summary>What the page of a published article shows.</summary>
public sealed record ArticlePageModel
{
    public required Article Article { get; init; }

    public required long PublishedMs { get; init; }

    /// <summary>The boards from the top one down to the article's own, as far as readers are told of them; empty when of none.</summary>
    public required IReadOnlyList<Board> Path { get; init; }

    /// <summary>The topics that gather it.</summary>
    public required IReadOnlyList<ArticleHeadline> Topics { get; init; }

    /// <summary>Articles about the same matter.</summary>
    public required IReadOnlyList<ArticleHeadline> Related { get; init; }

    /// <summary>The newest other articles of the top board, a small board alone has too few; of all boards when readers are told of none.</summary>
    public required IReadOnlyList<ArticleHeadline> Newest { get; init; }
}
