using PuyangFabu.Content.Articles;

namespace PuyangFabu.Content.Import;

/// <summary>An article that waits to be written, and the line it came from.</summary>
internal readonly record struct ImportedArticle(long Line, Article Article);
