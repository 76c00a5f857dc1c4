using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting.Systemd;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Hosting.Stopping;

namespace PuyangFabu.Hosting;

/// <summary>Registers what belongs to the process as a whole.</summary>
public static class HostingFeature
{
    public static IServiceCollection AddProductHosting(this IServiceCollection services, ProductSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SandboxPreviewNames>();
        services.AddSingleton<ProductStart>();
        services.AddSingleton<UnknownProxy>();
        services.AddSingleton(settings.Shutdown);
        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddSingleton<ProductLifetime>();
        services.AddSingleton<IHostLifetime>(static provider => provider.GetRequiredService<ProductLifetime>());
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.Shutdown.TimeoutSeconds));
        if (SystemdWatchdog.IsWanted)
        {
            services.AddDueWork<SystemdWatchdog>();
        }

        services.AddSingleton(provider =>
        {
            var server = provider.GetRequiredService<IServer>();
            return new PublicUrls(
                settings.PublicBaseUrl,
                () => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.Urls[0]);
        });
        return services;
    }
}
