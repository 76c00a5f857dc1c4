using System.Net;
using PuyangFabu.Foundation.Bounds;

namespace PuyangFabu.Hosting.Limits;

/// <summary>
/// Whose requests are counted together: those of the client's address, as the trusted proxies name it. Nobody's are where one address
/// may be everybody: this machine's own, and that of a proxy nearby that the settings do not name (see <see cref="UnknownProxy"/>).
/// </summary>
internal static class CountedAddress
{
    /// <summary>
    /// Addresses share so many places, by a hash that nobody outside can foresee: the memory for counting is bounded however many
    /// addresses come. Two that share a place share what is granted, which is the rush of many people.
    /// </summary>
    public const int Places = 8192;

    /// <returns>Null when it is not counted.</returns>
    public static int? PlaceOf(HttpContext context, bool proxiesAreNamed) =>
        context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address) || (!proxiesAreNamed && UnknownProxy.Speaks(context))
            ? null
            : PlaceOf(AddressBlock.Of(address));

    public static int PlaceOf(AddressBlock block) => (int)((uint)HashCode.Combine((uint)block.Bits, (uint)(block.Bits >> 32), block.IsV6) % Places);
}
