using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Foundation.Storage;

/// <summary>Says of a store that is registered already what else it is.</summary>
public static class StoreRegistration
{
    /// <summary>Its rows tell of single people.</summary>
    public static IServiceCollection AddPersonalData<T>(this IServiceCollection services)
        where T : class, IPersonalDataStore => services.AddSingleton<IPersonalDataStore>(static provider => provider.GetRequiredService<T>());

    /// <summary>Its rows are kept for a time.</summary>
    public static IServiceCollection AddExpiringRows<T>(this IServiceCollection services)
        where T : class, IExpiringRows => services.AddSingleton<IExpiringRows>(static provider => provider.GetRequiredService<T>());
}
