using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Audit.Anchoring;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.People.Audit;

/// <summary>Registers the record of what operators did.</summary>
public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services, AuditOptions options, AuditMailOptions mail)
    {
        services.AddSingleton(options);
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
        services.AddSingleton<AuditArchiveStore>();
        services.AddSingleton<AuditArchiveFolder>();
        services.AddSingleton<AuditVerification>();
        services.AddSingleton<AuditReading>();
        services.AddSingleton<AuditExport>();
        services.AddDueWork<AuditAnchorWriter>();
        services.AddDueWork<AuditArchiving>();
        return services;
    }
}
