using System.Web;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>Addresses of articles at WeChat: <c>mp.weixin.qq.com/s/…</c>, or with <c>__biz</c>, <c>mid</c> and <c>idx</c>, which tell the article.</summary>
public static class WeChatAddress
{
    public const string Host = "mp.weixin.qq.com";

    /// <summary>Null for what is no article of WeChat's.</summary>
    public static Uri? Read(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.IsDefaultPort && address.UserInfo.Length == 0
        && address.Host.Equals(Host, StringComparison.OrdinalIgnoreCase)
        && (address.AbsolutePath == "/s" || address.AbsolutePath.StartsWith("/s/", StringComparison.Ordinal))
            ? new UriBuilder(address) { Scheme = "https", Port = -1, Fragment = "" }.Uri
            : null;

    /// <summary>The same for every way in which the address of one article is written; of another site its address without the fragment.</summary>
    /// <returns>Empty for what is no web address.</returns>
    public static string KeyOf(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return "";
        }

        var query = HttpUtility.ParseQueryString(address.Query);
        return query["__biz"] is { Length: > 0 } biz && query["mid"] is { Length: > 0 } mid
            ? $"{biz}/{mid}/{query["idx"] ?? "1"}"
            : address.Host.Equals(Host, StringComparison.OrdinalIgnoreCase) ? address.AbsolutePath == "/s" ? address.PathAndQuery : address.AbsolutePath
            : $"{address.Authority}{address.PathAndQuery}";
    }
}
