using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Materials;

/// <summary>A draft that lies in the account's box at WeChat.</summary>
/// <param name="MediaId">Gone once the draft is sent or published.</param>
/// <param name="Articles">Exactly as sent.</param>
/// <param name="Notes">What is not in the draft although it was in an article, in Chinese.</param>
public sealed record PreparedDraft(string MediaId, IReadOnlyList<DraftArticle> Articles, IReadOnlyList<string> Notes);
