using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Sandbox;

namespace PuyangFabu.Hosting;

/// <summary>Tells the sandbox of this product's accounts: it plays WeChat for them.</summary>
public static class SandboxWiring
{
    public static IServiceCollection AddSandboxFor(this IServiceCollection services, ProductSettings settings) => services.AddSandbox(provider =>
    {
        return new SandboxOptions
        {
            Accounts = new SandboxAccounts(
                provider.GetRequiredService<AccountRegistry>, provider.GetRequiredService<PublicUrls>(), settings.Site.Description),
            MenuJson = provider.GetRequiredService<ActiveMenu>().JsonAsync,
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
        };
    });
}
