using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.WeChat.Api.Publishing;

/// <summary>Something published, as the list shows it.</summary>
/// <param name="UpdateTime">Unix seconds.</param>
public sealed record PublishedItem(string ArticleId, IReadOnlyList<DraftArticle> Articles, long UpdateTime);
