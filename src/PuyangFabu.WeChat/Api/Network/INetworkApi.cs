namespace PuyangFabu.WeChat.Api.Network;

/// <summary>How the network between this server and WeChat is.</summary>
public interface INetworkApi
{
    /// <summary>Where the API's servers stand; an entry may be a network.</summary>
    Task<ApiAnswer<IReadOnlyList<string>>> ApiAddressesAsync(ApiAccount account, CancellationToken cancellation);

    /// <summary>From where callbacks come; an entry may be a network.</summary>
    Task<ApiAnswer<IReadOnlyList<string>>> CallbackAddressesAsync(ApiAccount account, CancellationToken cancellation);

    /// <summary>Lets WeChat look up and ping the callback address that is set in its console.</summary>
    Task<ApiAnswer<CallbackReport>> CheckCallbackAsync(ApiAccount account, CancellationToken cancellation);
}

/// <summary>What WeChat sees of the callback address.</summary>
/// <param name="Addresses">To which addresses its name leads; empty when WeChat cannot find it.</param>
/// <param name="Pings">One for each address and carrier that was tried.</param>
public sealed record CallbackReport(IReadOnlyList<string> Addresses, IReadOnlyList<CallbackPing> Pings);

/// <summary>A ping from WeChat to the callback address.</summary>
/// <param name="Carrier">From whose network: <c>CHINANET</c>, <c>UNICOM</c>, <c>CAP</c>.</param>
/// <param name="Loss">As WeChat writes it, for example <c>0%</c>.</param>
/// <param name="Time">As WeChat writes it, for example <c>15.31ms</c>.</param>
public sealed record CallbackPing(string Address, string Carrier, string Loss, string Time);
