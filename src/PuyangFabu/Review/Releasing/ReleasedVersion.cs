using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Review.Releasing;

/// <summary>An article that passed the review and that nobody has changed since, live or about to be: what may be handed to WeChat.</summary>
/// <param name="Version">The version that passed.</param>
/// <param name="ContentHash">Of exactly that version.</param>
/// <param name="Reviewed">Every stage was passed in this product; false for imported and sample articles.</param>
public sealed record ReleasedVersion(long ArticleId, long Version, string ContentHash, ArticleDocument Document, bool Reviewed);
