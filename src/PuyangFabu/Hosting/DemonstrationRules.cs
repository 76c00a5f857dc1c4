using PuyangFabu.Accounts;
using PuyangFabu.Hosting.SettingNames;

namespace PuyangFabu.Hosting;

/// <summary>When the product may start as a demonstration, with the sandbox in WeChat's place and sample articles: never by mistake.</summary>
internal static class DemonstrationRules
{
    public static void CheckSandbox(bool sandbox, WeChatOptions weChat, IReadOnlyList<string> urls, IHostEnvironment environment)
    {
        if (!sandbox)
        {
            return;
        }

        var real = weChat.Accounts.FirstOrDefault(static pair => pair.Value.AppSecret.Length > 0).Key;
        if (real is not null && environment.IsProduction())
        {
            throw new SettingsException($"WeChat:Sandbox 为 true，但 WeChat:Accounts:{real}:AppSecret 已填写：生产环境不能用沙箱代替真实的微信平台。");
        }

        if (weChat.Sandbox is null && urls.FirstOrDefault(static url => !SettingsReader.IsLoopback(url)) is { } open)
        {
            throw new SettingsException($"没有填写 AppSecret，将以沙箱模式启动；沙箱默认只监听本机，而 Urls 含有“{open}”。请填写 WeChat:Accounts:{weChat.DefaultAccount}:AppSecret，或明确设置 WeChat:Sandbox=true。");
        }
    }

    // Who has come so far as to name the public address, or to leave room for the secret, does not mean a demonstration.
    public static void CheckPurpose(bool sandbox, WeChatOptions weChat, Uri? publicBaseUrl, IConfiguration configuration)
    {
        if (!sandbox || weChat.Sandbox is not null)
        {
            return;
        }

        var secret = $"WeChat:Accounts:{weChat.DefaultAccount}:AppSecret";
        var way = $"请填写 {secret}；确要以沙箱演示，请明确设置 WeChat:Sandbox=true。";
        if (configuration[secret] is not null)
        {
            throw new SettingsException($"{secret} 写了，但是空的；没有它就只能以沙箱演示。{way}");
        }

        if (publicBaseUrl is { IsLoopback: false })
        {
            throw new SettingsException($"PublicBaseUrl 是对外的网址（{publicBaseUrl}），但没有填写 AppSecret，会以沙箱启动、对外显示示例内容。{way}");
        }
    }

    // In an environment of another name than Production its own rules would not hold.
    public static void CheckEnvironment(IHostEnvironment environment)
    {
        const int slips = 3;
        if (!environment.IsProduction() && NameDistance.Of(environment.EnvironmentName, Environments.Production) <= slips)
        {
            throw new SettingsException($"环境的名称“{environment.EnvironmentName}”不认识，最接近的是 {Environments.Production}；请改正 --environment 或环境变量 DOTNET_ENVIRONMENT、ASPNETCORE_ENVIRONMENT。");
        }
    }
}
