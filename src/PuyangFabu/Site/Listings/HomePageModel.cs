using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;

namespace PuyangFabu.Site.Listings;

/// <summary>What the home page shows.</summary>
/// <param name="Newest">The newest articles of all listed boards.</param>
/// <param name="Sections">The top boards in order.</param>
public sealed record HomePageModel(IReadOnlyList<ArticleHeadline> Newest, IReadOnlyList<HomeSection> Sections);

/// <summary>A top board on the home page, with its sub-boards and the newest articles of all of them.</summary>
public sealed record HomeSection(Board Board, IReadOnlyList<Board> SubBoards, IReadOnlyList<ArticleHeadline> Articles);
