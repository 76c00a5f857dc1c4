using System.Buffers.Binary;
using System.Net;

namespace PuyangFabu.Foundation.Bounds;

/// <summary>
/// What counts as one address where tries and requests are counted: an IPv4 address, and of IPv6 the /64 that a provider gives to one
/// customer at least (RFC 6177), who may use any of its 2^64 addresses.
/// </summary>
/// <param name="Bits">The IPv4 address, or the first half of the IPv6 one.</param>
public readonly record struct AddressBlock(ulong Bits, bool IsV6)
{
    private const int Length = 16;
    private const int V4Offset = 12;

    public static AddressBlock Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[Length];
        address.TryWriteBytes(bytes, out var written);
        return written != Length ? new AddressBlock(BinaryPrimitives.ReadUInt32BigEndian(bytes), IsV6: false)
            : address.IsIPv4MappedToIPv6 ? new AddressBlock(BinaryPrimitives.ReadUInt32BigEndian(bytes[V4Offset..]), IsV6: false)
            : new AddressBlock(BinaryPrimitives.ReadUInt64BigEndian(bytes), IsV6: true);
    }

    /// <param name="address">As it is written; what is no address counts as it stands.</param>
    public static string NameOf(string address) => IPAddress.TryParse(address, out var read) ? Of(read).ToString() : address;

    /// <summary>An IPv4 address as it is, an IPv6 block as <c>2001:db8:1:2::/64</c>.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!IsV6)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)Bits);
            return new IPAddress(bytes[..sizeof(uint)]).ToString();
        }

        BinaryPrimitives.WriteUInt64BigEndian(bytes, Bits);
        return $"{new IPAddress(bytes)}/64";
    }
}
