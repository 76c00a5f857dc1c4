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
        return services;
    }
}
