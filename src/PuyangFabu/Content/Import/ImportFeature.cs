namespace PuyangFabu.Content.Import;

/// <summary>Registers import and export of articles.</summary>
public static class ImportFeature
{
    public static IServiceCollection AddImport(this IServiceCollection services)
    {
        services.AddSingleton<ArticleImport>();
        services.AddSingleton<ArticleExport>();
        return services;
    }
}
