using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Review.Releasing;

/// <summary>A live article that passed the review and that nobody has changed since: what may be handed to WeChat.</summary>
/// <param name="Version">The live version.</param>
/// <param name="ContentHash">Of exactly the live version.</param>
/// <param name="Reviewed">Every stage was passed in this product; false for imported and sample articles.</param>
public sealed record ReleasedArticle(long ArticleId, long Version, string ContentHash, ArticleDocument Document, bool Reviewed);
