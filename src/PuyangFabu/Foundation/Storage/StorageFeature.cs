using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Foundation.Storage;

/// <summary>Registers the database, its migrations and the change feed.</summary>
public static class StorageFeature
{
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Database>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<DatabaseInspection>();
        services.AddSingleton<DatabasePlace>();
        services.AddSingleton<ContentChangeStore>();
        services.AddExpiringRows<ContentChangeStore>();
        services.AddDueWork<ContentChangeFeed>();
        services.AddDueWork<RetentionCleaner>();
        services.AddHostedService<ChangeNoticeListener>();
        return services;
    }

    /// <summary>Due work that reads into memory what others write, and is woken when they tell of it.</summary>
    /// <param name="kind">Of the notices, e.g. <see cref="ChangeNotice.Talks"/>.</param>
    public static IServiceCollection AddNoticedWork<TWork>(this IServiceCollection services, string kind)
        where TWork : class, IDueWork
    {
        services.AddDueWork<TWork>();
        return services.AddSingleton(provider => new NoticedWork(kind, () => provider.GetRequiredService<DueWork<TWork>>().WakeAt(0)));
    }
}
