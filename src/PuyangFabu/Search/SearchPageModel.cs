using PuyangFabu.Articles;
using PuyangFabu.Boards;
using PuyangFabu.Site;

namespace PuyangFabu.Search;

/// <summary>What the search page shows.</summary>
public sealed record SearchPageModel
{
    /// <summary>Empty before anything was asked.</summary>
    public required string Query { get; init; }

    public int Total { get; init; }

    public PageNumbers Numbers { get; init; } = new(1, 1);

    public IReadOnlyList<ArticleHeadline> Articles { get; init; } = [];

    /// <summary>Where to go on when nothing was found.</summary>
    public required IReadOnlyList<Board> Suggestions { get; init; }
}
