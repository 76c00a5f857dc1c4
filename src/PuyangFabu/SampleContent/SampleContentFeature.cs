namespace PuyangFabu.SampleContent;

/// <summary>Registers what fills an empty database.</summary>
public static class SampleContentFeature
{
    public static IServiceCollection AddSampleContent(this IServiceCollection services)
    {
        services.AddSingleton<StandardContent>();
        services.AddSingleton<Seeder>();
        return services;
    }
}
