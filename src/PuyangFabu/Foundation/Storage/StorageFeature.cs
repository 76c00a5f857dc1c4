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
        services.AddSingleton<ContentChangeFeed>();
        services.AddHostedService(static provider => provider.GetRequiredService<ContentChangeFeed>());
        services.AddSingleton<RetentionCleaner>();
        services.AddHostedService(static provider => provider.GetRequiredService<RetentionCleaner>());
        return services;
    }
}
