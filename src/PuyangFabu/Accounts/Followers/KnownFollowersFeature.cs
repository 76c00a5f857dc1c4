using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts.Followers;

/// <summary>Registers what is known of the followers.</summary>
public static class KnownFollowersFeature
{
    public static IServiceCollection AddKnownFollowers(this IServiceCollection services)
    {
        services.AddSingleton<FollowerStore>();
        services.AddPersonalData<FollowerStore>();
        services.AddSingleton<NamedFollowers>();
        services.AddSingleton<FollowerNames>();
        services.AddSingleton<FollowerTagStore>();
        return services;
    }
}
