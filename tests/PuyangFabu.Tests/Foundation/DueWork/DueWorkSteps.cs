using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PuyangFabu.Foundation.DueWork;

namespace PuyangFabu.Tests.Foundation.DueWork;

/// <summary>Due work as tests make its steps.</summary>
internal static class DueWorkSteps
{
    /// <summary>One step of the product's own work: never beside another one.</summary>
    public static Task<long?> StepAsync<TWork>(this IServiceProvider services)
        where TWork : IDueWork => services.GetRequiredService<DueWork<TWork>>().StepAsync(TestContext.Current.CancellationToken);

    /// <summary>From now on no step is made but what a test makes.</summary>
    public static void StepByHand<TWork>(this IServiceCollection services)
        where TWork : IDueWork => services.Remove(services.Single(static service =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationFactory?.GetType().GenericTypeArguments[^1] == typeof(DueWork<TWork>)));
}
