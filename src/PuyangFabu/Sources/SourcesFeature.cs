using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Sources.Fetching;
using PuyangFabu.Sources.Taking;

namespace PuyangFabu.Sources;

/// <summary>Registers the reading of the city's sites.</summary>
public static class SourcesFeature
{
    public static IServiceCollection AddSources(this IServiceCollection services, SourcesOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<NewsSourceStore>();
        services.AddSingleton<SourceStateStore>();
        services.AddSingleton<SourceItemStore>();
        services.AddExpiringRows<SourceItemStore>();
        services.AddSingleton<SourceHostStore>();
        services.AddExpiringRows<SourceHostStore>();
        services.AddSingleton<SourceNames>();
        services.AddSingleton<ListedItemSearch>();
        services.AddSingleton<PoliteFetch>();
        services.AddSingleton<NewsSourceReader>();
        services.AddSingleton<NewsSourceReading>();
        services.AddSingleton<NewsSourceEditing>();
        services.AddSingleton<SourceTrial>();
        services.AddSingleton<SourceVisit>();
        services.AddSingleton<ItemDrafts>();
        services.AddSingleton<IBoardUse, SourceBoardUse>();
        services.AddSingleton<IDirectoryUse, SourceDirectoryUse>();
        services.AddDueWork<SourceWorker>();
        return services;
    }
}
