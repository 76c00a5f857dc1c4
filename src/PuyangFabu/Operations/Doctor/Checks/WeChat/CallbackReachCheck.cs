using System.Net;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.WeChat.Api.Network;

namespace PuyangFabu.Operations.Doctor.Checks.WeChat;

/// <summary>Whether WeChat finds the way to the callback address, by its own look-up and ping; it posts nothing.</summary>
public sealed class CallbackReachCheck(WeChatExaminations accounts, INetworkApi network, PublicUrls urls) : IDoctorCheck
{
    private const string Name = "回调地址";
    private const string LostAll = "100%";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) =>
        [PublicAddress(urls.Base), .. await accounts.EachAsync(Name, LookAsync, cancellation)];

    /// <summary>WeChat's servers reach no address of a private network.</summary>
    internal static Finding PublicAddress(Uri address) => address.IsLoopback || IsPrivate(address.Host)
        ? new(Name, FindingLevel.Notice, $"PublicBaseUrl 是 {address}，微信的服务器打不开内部地址。", "正式运行请把 PublicBaseUrl 设为公网能打开的 https:// 网址，并在微信公众平台把服务器地址设为它加上 /wechat；沙箱里无须处理。")
        : new(Name, FindingLevel.Fine, $"PublicBaseUrl 是公网地址 {address}。");

    private async Task<IReadOnlyList<Finding>> LookAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await network.CheckCallbackAsync(account.Api, cancellation);
        return [answer.Failure is { } failure ? WeChatExaminations.Of(Name, account, failure) : Judge(account.Title, answer.Value)];
    }

    internal static Finding Judge(string title, CallbackReport report)
    {
        var lost = report.Pings.Where(static ping => ping.Loss.Trim() == LostAll).ToList();
        return report.Addresses.Count == 0
            ? new(Name, FindingLevel.Wrong, $"账号“{title}”：微信解析不出回调地址的域名。", "检查微信公众平台里填的服务器地址（URL），以及域名的解析。")
            : lost.Count == 0
            ? new(Name, FindingLevel.Fine, $"账号“{title}”：微信能找到回调地址（{string.Join("、", report.Addresses.Distinct())}）。")
            : new(
                Name,
                lost.Count == report.Pings.Count ? FindingLevel.Wrong : FindingLevel.Notice,
                $"账号“{title}”：微信从{string.Join("、", lost.Select(static ping => CarrierOf(ping.Carrier)).Distinct())}连不到回调地址（丢包 100%）。",
                "检查防火墙是否放行微信的服务器（GET getcallbackip 的地址），以及运营商线路；有的机房不回应 ping，以能否收到消息为准。");
    }

    private static string CarrierOf(string carrier) => carrier switch
    {
        "CHINANET" => "电信",
        "UNICOM" => "联通",
        "CAP" => "腾讯机房",
        _ => carrier,
    };

    private static bool IsPrivate(string host) => IPAddress.TryParse(host.Trim('[', ']'), out var address)
        && (address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal
            || IsPrivate((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes()));

    private static bool IsPrivate(byte[] address) => address switch
    {
        { Length: not 4 } => false,
        [10, ..] or [127, ..] or [0, ..] or [192, 168, ..] or [169, 254, ..] => true,
        [172, var second, ..] => second is >= 16 and < 32,
        _ => false,
    };
}
