using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup.Copying;

namespace PuyangFabu.Operations.Backup;

/// <summary>Registers backup and restore, and the release of what a restore holds back.</summary>
public static class BackupFeature
{
    public static IServiceCollection AddBackup(this IServiceCollection services)
    {
        services.AddSingleton<BackupWriter>();
        services.AddSingleton<BackupStore>();
        services.AddExpiringRows<BackupStore>();
        services.AddSingleton<BackupFile>();
        services.AddSingleton<BackupDownload>();
        services.AddSingleton<BackupSize>();
        services.AddSingleton<Restore>();
        services.AddSingleton<HoldRelease>();
        services.AddSingleton<DatabaseCopy>();
        services.AddSingleton<FileMove>();
        return services;
    }
}
