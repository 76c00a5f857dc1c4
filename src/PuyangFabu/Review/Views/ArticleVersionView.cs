using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Review.Views;

/// <summary>A version of an article with all it says.</summary>
public sealed record ArticleVersionView(ArticleVersionItem Version, ArticleDocument Content);
