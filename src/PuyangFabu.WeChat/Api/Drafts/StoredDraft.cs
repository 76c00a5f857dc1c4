namespace PuyangFabu.WeChat.Api.Drafts;

/// <summary>A draft in the account's box.</summary>
/// <param name="UpdateTime">Unix seconds.</param>
public sealed record StoredDraft(string MediaId, IReadOnlyList<DraftArticle> Articles, long UpdateTime);
