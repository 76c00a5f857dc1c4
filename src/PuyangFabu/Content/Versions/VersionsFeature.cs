namespace PuyangFabu.Content.Versions;

/// <summary>Registers the keeping of what content was before.</summary>
public static class VersionsFeature
{
    public static IServiceCollection AddVersions(this IServiceCollection services)
    {
        services.AddSingleton<ContentVersionStore>();
        services.AddSingleton<ContentJournal>();
        services.AddSingleton<ContentTransactions>();
        services.AddSingleton<VersionHistory>();
        return services;
    }
}
