using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Runs;

/// <summary>Registers long work that people start and may leave.</summary>
public static class RunsFeature
{
    public static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.AddSingleton<LongRunStore>();
        services.AddExpiringRows<LongRunStore>();
        services.AddSingleton<LongRunDesk>();
        services.AddDueWork<ExaminationRun>();
        services.AddDueWork<VerificationRun>();
        return services;
    }
}
