using PuyangFabu.Foundation.DoctorChecks;

namespace PuyangFabu.Hosting;

/// <summary>Settings that are allowed but seldom meant, above all outside the sandbox.</summary>
public sealed class SettingsCheck(ProductSettings settings, UnknownProxy proxy, IHostEnvironment environment) : IDoctorCheck
{
    private const string Name = "设置";

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        IReadOnlyList<Finding> findings = [.. settings.Sandbox ? Sandbox() : Real(), .. Always()];
        return Task.FromResult(findings.Count > 0 ? findings : [new(Name, FindingLevel.Fine, "没有发现问题。")]);
    }

    private IEnumerable<Finding> Sandbox()
    {
        yield return environment.IsProduction()
            ? new(
                Name,
                FindingLevel.Notice,
                "沙箱模式：没有接入真实的微信平台，消息由内置的手机页模拟。",
                $"试用无须处理；要正式运行，请填写 WeChat:Accounts:{settings.WeChat.DefaultAccount}:AppSecret 等各项并重新启动。")
            : new(Name, FindingLevel.Fine, $"沙箱模式（{environment.EnvironmentName} 环境）。");
        if (settings.Urls.Any(static url => !SettingsReader.IsLoopback(url)))
        {
            yield return new(Name, FindingLevel.Wrong, "沙箱对外监听：任何人都能打开手机页、冒充粉丝。", "把 Urls 改回 http://127.0.0.1:端口，或只在隔离的网络里试用。");
        }
    }

    private IEnumerable<Finding> Real()
    {
        const string next = "把 PublicBaseUrl 设为市民能打开的 https:// 网址。";
        yield return settings.PublicBaseUrl switch
        {
            null => new(Name, FindingLevel.Wrong, "没有设置 PublicBaseUrl，回复里的链接会指向本机的监听地址。", next),
            { IsLoopback: true } url => new(Name, FindingLevel.Wrong, $"PublicBaseUrl 是 {url}，市民的手机打不开本机地址。", next),
            { Scheme: "http" } url => new(Name, FindingLevel.Wrong, $"PublicBaseUrl 是 {url}，没有加密。", next),
            var url => new(Name, FindingLevel.Fine, $"链接以 {url} 开头。"),
        };
        if (settings.Storage.SampleContent == true)
        {
            yield return new(Name, FindingLevel.Notice, "Storage:SampleContent 为 true：空库时会写入示例稿件。", "正式运行请去掉这一项。");
        }
    }

    private IEnumerable<Finding> Always()
    {
        foreach (var url in settings.Urls.Where(static url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !SettingsReader.IsLoopback(url)))
        {
            yield return new(
                Name, FindingLevel.Notice, $"{url} 对外监听且没有加密：密码和令牌会以明文经过网络。", "只监听 127.0.0.1，由 nginx 等反向代理提供 https（见 config/examples/nginx.conf）。");
        }

        if (proxy.Address is { } address)
        {
            yield return new(
                Name, FindingLevel.Wrong, $"请求经反向代理 {address} 转来，但没有设置 TrustedProxies：审计里记的、登录失败计数的都是它的地址。", $"把 {address} 写进 TrustedProxies 并重新启动。");
        }
        else if (proxy.Expected)
        {
            yield return new(
                Name, FindingLevel.Notice, "只监听本机而没有设置 TrustedProxies：如果前面有反向代理，所有人看起来都来自它一个地址。", "有反向代理时，把它的地址（如 127.0.0.1）写进 TrustedProxies。");
        }

        if (settings.WeChat.SignatureWindowSeconds == 0)
        {
            yield return new(Name, FindingLevel.Notice, "WeChat:SignatureWindowSeconds 为 0：截获的旧请求可以被重放。", "恢复默认的 600。");
        }
    }
}
