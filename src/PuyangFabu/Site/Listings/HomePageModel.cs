using PuyangFabu.Content.Articles;

namespace PuyangFabu.Site.Listings;

/// <summary>What the home page shows.</summary>
/// <param name="Newest">The newest articles of all listed boards.</param>
/// <param name="Sections">The top boards in order.</param>
public sealed record HomePageModel(IReadOnlyList<ArticleHeadline> Newest, IReadOnlyList<HomeSection> Sections);
