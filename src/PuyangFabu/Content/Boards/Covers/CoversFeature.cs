namespace PuyangFabu.Content.Covers;

/// <summary>Registers the covers of boards and articles.</summary>
public static class CoversFeature
{
    public static IServiceCollection AddCovers(this IServiceCollection services)
    {
        services.AddSingleton<BoardCovers>();
        services.AddSingleton<ArticleCovers>();
        return services;
    }
}
