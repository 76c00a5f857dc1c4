using PuyangFabu.Foundation.Bounds;

namespace PuyangFabu.Hosting.Limits;

/// <summary>
/// The limits on whatever is no message of WeChat's: in one place for all routes. The webhook's routes
/// end before any middleware, so that neither its limits nor its costs touch them.
/// </summary>
public static class RequestLimits
{
    public static IServiceCollection AddRequestLimits(this IServiceCollection services, ProductSettings settings)
    {
        services.AddBounds();
        services.AddSingleton<LimitMetrics>();
        services.AddSingleton<TurnedAway>();
        services.AddSingleton(provider => new RunningRequests(settings.Limits, provider.GetRequiredService<TimeProvider>()));
        foreach (var kind in Enum.GetValues<RequestKind>().Where(static kind => kind != RequestKind.Free))
        {
            services.AddBound<RunningRequests>($"requests.{LimitMetrics.NameOf(kind)}.running", running => running.Bounds[kind].Running, running => running.Running(kind));
            services.AddBound<RunningRequests>($"requests.{LimitMetrics.NameOf(kind)}.waiting", running => running.Bounds[kind].Waiting, running => running.Waiting(kind));
        }

        services.AddSingleton(provider => new RequestGate(settings, provider.GetRequiredService<RunningRequests>(), provider.GetRequiredService<TurnedAway>()));
        return services;
    }

    /// <summary>Stands behind what tells the client's address, and before all that costs something.</summary>
    public static void UseRequestLimits(this WebApplication app)
    {
        // Nobody asks for it, and figures are shown from the start.
        app.Services.GetRequiredService<BoundMetrics>();
        app.Use(app.Services.GetRequiredService<RequestGate>().PassAsync);
    }
}
