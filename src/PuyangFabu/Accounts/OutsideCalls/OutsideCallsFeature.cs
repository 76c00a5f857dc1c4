using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>Registers the record of calls with an effect at WeChat.</summary>
public static class OutsideCallsFeature
{
    public static IServiceCollection AddOutsideCalls(this IServiceCollection services)
    {
        services.AddSingleton<OutsideCallStore>();
        services.AddSingleton<IPersonalDataStore>(static provider => provider.GetRequiredService<OutsideCallStore>());
        services.AddExpiringRows<OutsideCallStore>();
        services.AddSingleton<RecordedCalls>();
        services.AddDueWork<OutsideCallWorker>();
        return services;
    }
}
