using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Files;

/// <summary>Registers where files are kept.</summary>
public static class FilesFeature
{
    public static IServiceCollection AddKeptFiles(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton<IncomingFiles>();
        services.AddSingleton<FolderFiles>();
        services.AddSingleton<DatabaseFiles>();
        return options.KeepsFilesInDatabase
            ? services.AddSingleton<IKeptFiles>(static provider => provider.GetRequiredService<DatabaseFiles>())
            : services.AddSingleton<IKeptFiles>(static provider => provider.GetRequiredService<FolderFiles>());
    }
}
