namespace PuyangFabu.Followers;

/// <summary>Registers what is known of the followers.</summary>
public static class FollowersFeature
{
    public static IServiceCollection AddFollowers(this IServiceCollection services)
    {
        services.AddSingleton<FollowerStore>();
        return services;
    }
}
