namespace PuyangFabu.Materials;

/// <summary>Which text of an article is meant: the version, and the hash that was approved.</summary>
public readonly record struct ArticleText(long ArticleId, long Version, string ContentHash);
