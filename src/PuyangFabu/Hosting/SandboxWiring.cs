using PuyangFabu.Accounts;
using PuyangFabu.Menus;
using PuyangFabu.Sandbox;
using PuyangFabu.Site;

namespace PuyangFabu.Hosting;

/// <summary>Tells the sandbox of this product's accounts: it plays WeChat for them.</summary>
public static class SandboxWiring
{
    public static IServiceCollection AddSandboxFor(this IServiceCollection services, ProductSettings settings) => services.AddSandbox(provider =>
    {
        var urls = provider.GetRequiredService<PublicUrls>();
        var menus = provider.GetRequiredService<ActiveMenu>();
        return new SandboxOptions
        {
            Accounts = [.. settings.WeChat.Accounts
                .OrderByDescending(pair => pair.Key.Equals(settings.WeChat.DefaultAccount, StringComparison.OrdinalIgnoreCase))
                .Select(pair => Account(pair.Key, pair.Value, urls, settings.Site))],
            MenuJson = menus.JsonAsync,
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
        };
    });

    private static SandboxAccount Account(string slug, WeChatAccountOptions options, PublicUrls urls, SiteOptions site) => new()
    {
        Slug = slug,
        Name = options.Name,
        OriginalId = options.OriginalId,
        AppId = options.AppId,
        Token = options.Token,
        EncodingAesKey = options.EncodingAesKey,
        Kind = options.Kind == "service" ? SandboxAccountKind.Service : SandboxAccountKind.Subscription,
        WebhookUrl = () => new Uri(urls.Listening, $"wechat/{slug}"),
        Introduction = site.Description,
    };
}
