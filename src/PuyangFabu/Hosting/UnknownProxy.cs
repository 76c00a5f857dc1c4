using PuyangFabu.People.Operators;

namespace PuyangFabu.Hosting;

/// <summary>
/// Notices that requests come through a reverse proxy of which the settings know nothing: then all operators seem to come
/// from its one address, in the record, in the list of allowed addresses and where failed sign-ins are counted.
/// </summary>
public sealed partial class UnknownProxy(ProductSettings settings, ILogger<UnknownProxy> logger)
{
    private static readonly AddressList Near = new(["127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10"]);

    /// <summary>The proxy's address; null while none was seen.</summary>
    public string? Address { get; private set; }

    /// <summary>True when a real account is reached at this machine's own address only: something must stand before it.</summary>
    public bool Expected => !settings.Sandbox && settings.TrustedProxies.Count == 0 && settings.Urls.All(SettingsReader.IsLoopback);

    /// <summary>Says at the start what is <see cref="Expected"/>.</summary>
    public void TellExpected()
    {
        if (Expected)
        {
            LogExpected();
        }
    }

    /// <summary>Whether a proxy sends this. Anybody may write the header; only what a machine nearby sends is taken for a proxy's.</summary>
    public static bool Speaks(HttpContext context) => context.Request.Headers.ContainsKey("X-Forwarded-For") && Near.Contains(context.Connection.RemoteIpAddress);

    /// <summary>Notes the proxy that sends this, if one does.</summary>
    public void Look(HttpContext context)
    {
        if (Address is null && Speaks(context) && context.Connection.RemoteIpAddress is { } peer)
        {
            Address = (peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer).ToString();
            LogSeen(Address);
        }
    }

    [LoggerMessage(LogLevel.Warning, "请求经反向代理 {Address} 转来，但没有设置 TrustedProxies：所有人看起来都来自这一个地址，登录失败合在一起计数，审计里记的也不是真实地址。请把它写进 TrustedProxies")]
    private partial void LogSeen(string address);

    [LoggerMessage(LogLevel.Warning, "只监听本机而没有设置 TrustedProxies：前面若有反向代理，所有人看起来都来自它一个地址。请把代理的地址（如 127.0.0.1）写进 TrustedProxies")]
    private partial void LogExpected();
}
