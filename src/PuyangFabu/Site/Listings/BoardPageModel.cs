using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Site.Listings;

/// <summary>What the page of a board shows.</summary>
public sealed record BoardPageModel
{
    public required Board Board { get; init; }

    /// <summary>From the top board down to this one.</summary>
    public required IReadOnlyList<Board> Path { get; init; }

    public required IReadOnlyList<Board> SubBoards { get; init; }

    /// <summary>The boards beside this one, itself among them; none of a top board.</summary>
    public required IReadOnlyList<Board> Siblings { get; init; }

    public required IReadOnlyList<ArticleHeadline> Articles { get; init; }

    public required PageNumbers Numbers { get; init; }
}
