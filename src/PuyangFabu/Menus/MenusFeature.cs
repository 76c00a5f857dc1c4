namespace PuyangFabu.Menus;

/// <summary>Registers the accounts' menus.</summary>
public static class MenusFeature
{
    public static IServiceCollection AddMenus(this IServiceCollection services)
    {
        services.AddSingleton<MenuStore>();
        services.AddSingleton<ActiveMenu>();
        return services;
    }
}
