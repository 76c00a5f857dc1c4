using PuyangFabu.Content.CitizenServices.Links;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>Registers the services for citizens.</summary>
public static class CitizenServicesFeature
{
    public static IServiceCollection AddCitizenServices(this IServiceCollection services)
    {
        services.AddSingleton<CitizenServiceStore>();
        services.AddSingleton<CitizenServiceCatalog>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<CitizenServiceCatalog>());
        services.AddSingleton<CitizenServiceEditing>();
        services.AddSingleton<CitizenServiceReviewing>();
        services.AddSingleton<CitizenServiceImport>();
        services.AddSingleton<ServiceLinkStore>();
        services.AddSingleton<ServiceLinkReport>();
        services.AddDueWork<ServiceLinkWatch>();
        services.AddDoctorCheck<ServiceLinkReport>(ServiceLinkReport.Name);
        return services;
    }
}
