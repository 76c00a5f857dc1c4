using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PuyangFabu.Foundation.DueWork;

/// <summary>Registers what happens by itself.</summary>
public static class DueWorkRegistration
{
    /// <summary>The work, one for the whole process, and the steps that are made of it while the product runs.</summary>
    public static IServiceCollection AddDueWork<TWork>(this IServiceCollection services)
        where TWork : class, IDueWork
    {
        services.TryAddSingleton<DueWorkMetrics>();
        services.TryAddSingleton<TWork>();
        services.AddSingleton<DueWork<TWork>>();
        services.AddHostedService(static provider => provider.GetRequiredService<DueWork<TWork>>());
        return services;
    }
}
