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
    private const string LinkCheck = "PuyangFabu-LinkCheck/1.0";

    /// <param name="allowPrivate">Addresses of networks of one's own are reached too.</param>
    /// <param name="agent">How it calls itself.</param>
    /// <param name="follows">Redirects are followed; else whoever asked sees them.</param>
    public static HttpClient Create(bool allowPrivate, string agent = LinkCheck, bool follows = true)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allowPrivate, cancellation),
            AllowAutoRedirect = follows,
            MaxAutomaticRedirections = MostRedirects,
            // A proxy would look names up itself, past the guard.
            UseProxy = false,
            UseCookies = false,
            MaxResponseHeadersLength = 32,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
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

/// <summary>
/// Which addresses a link may lead the server to. A text is written by people: a link to an address inside our own
/// network would make the server a tool to look around there.
/// </summary>
internal static class AddressGuard
{
    /// <summary>Never, whatever the settings say: neighbours on the wire and where clouds keep a machine's credentials.</summary>
    private static readonly IPNetwork[] Forbidden = Networks(
        "169.254.0.0/16", "100.100.100.200/32", "fe80::/10", "fd00:ec2::254/128", "0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "ff00::/8", "::/128");

    /// <summary>Not of the public internet, or standing for another address that may be anything.</summary>
    private static readonly IPNetwork[] Private = Networks(
        "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "::1/128", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32", "2002::/16", "fc00::/7", "fec0::/10");

    public static bool MayConnect(IPAddress address, bool allowPrivate)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
            && !Array.Exists(Forbidden, network => network.Contains(plain))
            && (allowPrivate || !Array.Exists(Private, network => network.Contains(plain)));
    }

    private static IPNetwork[] Networks(params string[] texts) => Array.ConvertAll(texts, IPNetwork.Parse);
}
