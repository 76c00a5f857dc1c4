using PuyangFabu.Boards;

namespace PuyangFabu.Menus;

/// <summary>Registers the accounts' menus.</summary>
public static class MenusFeature
{
    public static IServiceCollection AddMenus(this IServiceCollection services)
    {
        services.AddSingleton<MenuStore>();
        services.AddSingleton<ActiveMenu>();
        services.AddSingleton<MenuEditing>();
        services.AddSingleton<MenuApproval>();
        services.AddSingleton<MenuDesk>();
        services.AddSingleton<IBoardUse, MenuBoardUse>();
        return services;
    }
}
