using System.Net;
using System.Net.Sockets;

namespace PuyangFabu.Foundation.OutgoingHttp;

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
