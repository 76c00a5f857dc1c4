using PuyangFabu.Sandbox.Platform.Articles;

namespace PuyangFabu.Sandbox.Platform.Drafts;

/// <summary>One draft of one or more articles.</summary>
internal sealed record Draft(string MediaId, IReadOnlyList<PlatformArticle> Articles, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
