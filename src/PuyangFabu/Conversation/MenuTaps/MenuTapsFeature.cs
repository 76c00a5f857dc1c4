using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.MenuTaps;

/// <summary>Registers the counts of what followers tap.</summary>
public static class MenuTapsFeature
{
    public static IServiceCollection AddMenuTaps(this IServiceCollection services)
    {
        services.AddSingleton<MenuTapStore>();
        services.AddExpiringRows<MenuTapStore>();
        services.AddSingleton<MenuTapReport>();
        return services;
    }
}
