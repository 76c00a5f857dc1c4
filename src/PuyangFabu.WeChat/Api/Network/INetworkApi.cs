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
