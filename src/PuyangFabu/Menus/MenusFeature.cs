using PuyangFabu.Boards;
using PuyangFabu.Menus.Clicks;
using PuyangFabu.Menus.Publishing;
using PuyangFabu.Storage;

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
        services.AddSingleton<MenuTapStore>();
        services.AddExpiringRows<MenuTapStore>();
        services.AddSingleton<MenuTapReport>();
        services.AddSingleton<MenuAtWeChat>();
        services.AddSingleton<MenuDifferences>();
        services.AddSingleton<MenuPublicationStore>();
        services.AddSingleton<MenuPublisher>();
        services.AddSingleton<MenuPublishing>();
        services.AddSingleton<MenuPublishingDesk>();
        services.AddSingleton<ScheduledMenus>();
        services.AddHostedService(static provider => provider.GetRequiredService<ScheduledMenus>());
        return services;
    }
}
