using System.Net;
using System.Net.Sockets;

namespace PuyangFabu.Foundation.OutgoingHttp;

/// <summary>
/// An HTTP client that only reaches addresses the guard lets through. It looks a name up, checks the addresses, and
/// connects to just those: for a redirect too, and for a name that answers differently the second time.
/// </summary>
internal static class GuardedHttp
{
    private const int MostRedirects = 5;

    public static HttpClient Create(bool allowPrivate)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allowPrivate, cancellation),
            AllowAutoRedirect = true,
            MaxAutomaticRedirections = MostRedirects,
            // A proxy would look names up itself, past the guard.
            UseProxy = false,
            UseCookies = false,
            MaxResponseHeadersLength = 32,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("PuyangFabu-LinkCheck/1.0");
        return client;
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken cancellation)
    {
        var found = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellation);
        var allowed = Array.FindAll(found, address => AddressGuard.MayConnect(address, allowPrivate));
        if (found.Length > 0 && allowed.Length == 0)
        {
            throw new ForbiddenAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
