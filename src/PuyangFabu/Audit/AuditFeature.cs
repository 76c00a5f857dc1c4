namespace PuyangFabu.Audit;

/// <summary>Registers the record of what operators did.</summary>
public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditStore>();
        services.AddSingleton<AuditLog>();
        return services;
    }
}
