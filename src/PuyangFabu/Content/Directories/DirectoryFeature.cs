using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Directories;

/// <summary>Registers the directory of sites and accounts.</summary>
public static class DirectoryFeature
{
    public static IServiceCollection AddDirectory(this IServiceCollection services)
    {
        services.AddSingleton<DirectoryStore>();
        services.AddSingleton<DirectoryCatalog>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<DirectoryCatalog>());
        services.AddSingleton<DirectoryEditing>();
        services.AddSingleton<DirectoryUses>();
        services.AddSingleton<DirectoryImport>();
        return services;
    }
}
