namespace PuyangFabu.Directories;

/// <summary>Registers the directory of sites and accounts.</summary>
public static class DirectoryFeature
{
    public static IServiceCollection AddDirectory(this IServiceCollection services)
    {
        services.AddSingleton<DirectoryStore>();
        services.AddSingleton<DirectoryPages>();
        services.AddSingleton<DirectoryEditing>();
        return services;
    }
}
