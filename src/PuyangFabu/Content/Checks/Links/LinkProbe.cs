using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using PuyangFabu.Foundation.OutgoingHttp;

namespace PuyangFabu.Content.Checks.Links;

/// <summary>Tries one link.</summary>
internal sealed class LinkProbe(HttpClient http, TimeSpan limit)
{
    /// <summary>What a redirect to something that is no web address is called; the framework throws the most various things.</summary>
    public const string StrangeRedirect = "转到了不是 http 或 https 的地址";

    /// <summary>What the reason begins with of who keeps programs out.</summary>
    public const string KeptOut = "对方不让程序打开";

    /// <summary>Why the link is bad, in Chinese; null when it answers well.</summary>
    /// <exception cref="OperationCanceledException">The time for all links is over.</exception>
    public async Task<string?> ReasonAsync(Uri link, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(limit);
        try
        {
            var status = await StatusAsync(HttpMethod.Head, link, time.Token);
            if (IsBad(status))
            {
                // Many servers answer HEAD wrongly.
                status = await StatusAsync(HttpMethod.Get, link, time.Token);
            }

            return IsBad(status) ? ReasonOf(status) : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"{limit.TotalSeconds:0.#} 秒内没有答复";
        }
        catch (HttpRequestException failure)
        {
            return ReasonOf(failure);
        }
        catch (Exception strange) when (strange is UriFormatException or InvalidOperationException or NotSupportedException)
        {
            return StrangeRedirect;
        }
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, Uri link, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, link);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return response.StatusCode;
    }

    /// <remarks>A redirect that is left over leads in a circle, or from https back to http.</remarks>
    public static bool IsBad(HttpStatusCode status) => (int)status is < 200 or >= 300;

    /// <summary>What a bad status means to a reader, in Chinese.</summary>
    public static string ReasonOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => $"页面已不存在（{(int)status}）",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests => $"{KeptOut}（{(int)status}），请用手机看一看",
        >= HttpStatusCode.InternalServerError => $"对方网站出错（{(int)status}）",
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => $"一直在跳转（{(int)status}）",
        _ => $"打不开（{(int)status}）",
    };

    /// <inheritdoc cref="ReasonOf(HttpStatusCode)"/>
    public static string ReasonOf(HttpRequestException failure) => failure switch
    {
        { InnerException: ForbiddenAddressException } => "指向内部网络的地址，读者打不开",
        { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } => "找不到这个网站",
        { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } => "网站的安全证书有问题",
        _ => "连不上这个网站",
    };
}
