namespace PuyangFabu.Search;

/// <summary>Registers the search page and what article pages ask of the search.</summary>
public static class SearchPagesFeature
{
    public static IServiceCollection AddSearchPages(this IServiceCollection services)
    {
        services.AddSingleton<SearchPages>();
        services.AddSingleton<RelatedArticles>();
        return services;
    }
}
