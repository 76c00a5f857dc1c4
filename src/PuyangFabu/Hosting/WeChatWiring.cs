using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Sandbox;
#if SENPARC
using PuyangFabu.Hosting.Senparc;
using PuyangFabu.Senparc;
#endif
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Hosting;

/// <summary>Points the calls to WeChat at the platform, or in sandbox mode at the stand-in inside this process.</summary>
internal static class WeChatWiring
{
    /// <summary>Where the sandbox answers as the platform.</summary>
    public const string SandboxPath = "sandbox/wechat";

#if SENPARC
    private static string Client => SenparcCalls.Client;
#else
    private const string Client = "自带的客户端";
#endif

    public static IServiceCollection AddWeChatCalls(this IServiceCollection services, ProductSettings settings)
    {
        var configured = new Uri(settings.WeChat.ApiBaseUrl);
        var platform = new WeChatPlatform(settings.Sandbox && settings.WeChat.ApiBaseUrl == WeChatOptions.PlatformUrl, Client);
        services.AddSingleton(platform);
        _ = platform.IsSandbox
            ? services.AddWeChatApi(static provider => new Uri(provider.GetRequiredService<PublicUrls>().Listening, SandboxPath))
            : services.AddWeChatApi(_ => configured);
#if SENPARC
        services.AddSenparcCalls().AddSenparcHandling();
#endif
        return services;
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
