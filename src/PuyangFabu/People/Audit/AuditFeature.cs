using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.People.Audit;

/// <summary>Registers the record of what operators did.</summary>
public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services, AuditMailOptions mail)
    {
        services.AddSingleton(mail);
        services.AddSingleton<MailSender>();
        services.AddSingleton<AnchorMail>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<SubmissionStore>();
        services.AddExpiringRows<SubmissionStore>();
        services.AddSingleton<AnchorFolder>();
        services.AddSingleton<AuditAnchorStore>();
        services.AddSingleton<AuditSigningKeyStore>();
        services.AddSealedRows<AuditSigningKeyStore>();
        services.AddSingleton<AuditAnchoring>();
        services.AddSingleton<AuditAcknowledgement>();
        services.AddSingleton<SignedAnchors>();
        services.AddSingleton<AuditVerification>();
        services.AddSingleton<AuditReading>();
        services.AddSingleton<AuditExport>();
        services.AddDueWork<AuditAnchorWriter>();
        return services;
    }
}
