namespace PuyangFabu.Operations.Rehearsals;

/// <summary>Registers what looks at a restore that was only tried.</summary>
public static class RehearsalsFeature
{
    public static IServiceCollection AddRehearsals(this IServiceCollection services) => services.AddSingleton<RestoredCheckup>();
}
