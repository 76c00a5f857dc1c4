using Microsoft.Extensions.DependencyInjection.Extensions;
using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.DoctorChecks;

namespace PuyangFabu.Operations.SampleContent;

/// <summary>Registers what fills an empty database.</summary>
public static class SampleContentFeature
{
    public static IServiceCollection AddSampleContent(this IServiceCollection services)
    {
        services.TryAddSingleton<SynonymStore>();
        services.AddSingleton<StandardContent>();
        services.AddSingleton<Demonstration>();
        services.AddSingleton<StarterPack>();
        services.AddDoctorCheck<StarterCheck>(StarterCheck.Name);
        services.AddSingleton<Seeder>();
        return services;
    }
}
