using PuyangFabu.Publishing.Materials.Bodies;

namespace PuyangFabu.Publishing.Materials;

/// <summary>An article and those of its links that WeChat does not open.</summary>
/// <param name="Links">At least one, in the order of the text.</param>
public sealed record ArticleOutsideLinks(long ArticleId, string Title, IReadOnlyList<OutsideLink> Links);
