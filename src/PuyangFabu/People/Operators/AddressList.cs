using System.Net;

namespace PuyangFabu.People.Operators;

/// <summary>IP addresses and networks of either family, as settings list them.</summary>
public sealed class AddressList
{
    private readonly IPNetwork[] networks;

    /// <param name="entries">Addresses (<c>10.1.2.3</c>, <c>::1</c>) and networks (<c>10.1.0.0/16</c>).</param>
    /// <exception cref="FormatException">An entry is neither; see <see cref="IsEntry"/>.</exception>
    public AddressList(IEnumerable<string> entries) => networks = [.. entries.Select(static entry => Parse(entry) ?? throw new FormatException(entry))];

    public bool IsEmpty => networks.Length == 0;

    public IReadOnlyList<IPNetwork> Networks => networks;

    public static bool IsEntry(string text) => Parse(text) is not null;

    /// <summary>An IPv4 address that came over an IPv6 socket counts as what it is.</summary>
    public bool Contains(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is not null && Array.Exists(networks, network => network.Contains(plain));
    }

    private static IPNetwork? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
