using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Sandbox;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Hosting;

/// <summary>Points the calls to WeChat at the platform, or in sandbox mode at the stand-in inside this process.</summary>
internal static class WeChatWiring
{
    /// <summary>Where the sandbox answers as the platform.</summary>
    public const string SandboxPath = "sandbox/wechat";

    public static IServiceCollection AddWeChatCalls(this IServiceCollection services, ProductSettings settings)
    {
        var configured = new Uri(settings.WeChat.ApiBaseUrl);
        var platform = new WeChatPlatform(settings.Sandbox && settings.WeChat.ApiBaseUrl == WeChatOptions.PlatformUrl);
        services.AddSingleton(platform);
        return platform.IsSandbox
            ? services.AddWeChatApi(static provider => new Uri(provider.GetRequiredService<PublicUrls>().Listening, SandboxPath))
            : services.AddWeChatApi(_ => configured);
    }

    /// <summary>Tells the sandbox of this product's accounts: it plays WeChat for them.</summary>
    public static IServiceCollection AddSandboxFor(this IServiceCollection services, ProductSettings settings) => services.AddSandbox(provider =>
    {
        return new SandboxOptions
        {
            Accounts = new SandboxAccountList(
                provider.GetRequiredService<AccountRegistry>, provider.GetRequiredService<PublicUrls>(), settings.Site.Description),
            MenuJson = provider.GetRequiredService<ActiveMenu>().PublishedJsonAsync,
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
        };
    });
}
