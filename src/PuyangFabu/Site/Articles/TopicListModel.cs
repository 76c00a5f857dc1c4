using PuyangFabu.Content.Articles;

namespace PuyangFabu.Site.Articles;

/// <summary>What the list of topics shows.</summary>
/// <param name="Present">Those that are not archived, the newest first.</param>
/// <param name="Archived">Those that are kept for reading up.</param>
public sealed record TopicListModel(IReadOnlyList<ArticleHeadline> Present, IReadOnlyList<ArticleHeadline> Archived);
