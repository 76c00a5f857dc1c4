using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Search;

/// <summary>Registers the index, what keeps it current, and the search on top of it.</summary>
public static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services, string dataDirectory)
    {
        services.AddSingleton<SynonymStore>();
        services.AddSingleton<SynonymEditing>();
        services.AddSingleton(provider => ArticleIndex.Open(
            Path.Combine(Path.GetFullPath(dataDirectory), "index"),
            provider.GetRequiredService<ILogger<ArticleIndex>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddDueWork<ArticleIndexer>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<ArticleIndexer>());
        services.AddSingleton<SearchVocabulary>();
        services.AddSingleton<SearchMetrics>();
        services.AddSingleton<ArticleSearch>();
        services.AddSingleton<RelatedArticles>();
        return services;
    }
}
