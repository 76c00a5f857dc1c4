namespace PuyangFabu.Site.Feeds;

/// <summary>Registers the feeds.</summary>
public static class FeedsFeature
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services.AddSingleton<ArticleFeeds>();
}
