using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Publishing.Menus.Releasing;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Registers the accounts' menus.</summary>
public static class MenusFeature
{
    public static IServiceCollection AddMenus(this IServiceCollection services)
    {
        services.AddSingleton<MenuStore>();
        services.AddSingleton<ActiveMenu>();
        services.AddSingleton<MenuDesk>();
        services.AddSingleton<MenuEditing>();
        services.AddSingleton<MenuApproval>();
        services.AddSingleton<MenuReading>();
        services.AddSingleton<IBoardUse, MenuBoardUse>();
        services.AddSingleton<MenuAtWeChat>();
        services.AddSingleton<MenuDifferences>();
        services.AddSingleton<MenuPublicationStore>();
        services.AddSingleton<MenuPublicationDesk>();
        services.AddSingleton<MenuPublisher>();
        services.AddSingleton<MenuPublishing>();
        services.AddSingleton<MenuReleaseReading>();
        services.AddDueWork<ScheduledMenus>();
        return services;
    }
}
