using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;

namespace PuyangFabu.Site.Listings;

/// <summary>A top board on the home page, with its sub-boards and the newest articles of all of them.</summary>
public sealed record HomeSection(Board Board, IReadOnlyList<Board> SubBoards, IReadOnlyList<ArticleHeadline> Articles);
