namespace PuyangFabu.Foundation.Holds;

/// <summary>Registers what a restore holds back.</summary>
public static class HoldsFeature
{
    public static IServiceCollection AddHolds(this IServiceCollection services) => services.AddSingleton<DueWorkHold>();
}
