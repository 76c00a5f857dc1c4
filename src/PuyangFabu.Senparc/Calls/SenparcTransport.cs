using System.Text.Json;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.Senparc.Calls;

/// <summary>
/// What every call over Senparc goes through: hands in the product's own token, and reads the answer by the rules of
/// <see cref="ApiTransport"/>, errcodes, repaired texts and a refused token alike. Senparc writes the request; its typed result would
/// lose what an answer has beside the known fields.
/// </summary>
public sealed class SenparcTransport
{
    private readonly ApiTransport transport;
    private readonly ApiConnection connection;

    internal SenparcTransport(ApiTransport transport, ApiConnection connection)
    {
        SenparcProcess.Prepare();
        (this.transport, this.connection) = (transport, connection);
    }

    internal ApiTransport Own => transport;

    /// <summary>Any call of Senparc's that the product has no interface for; sent once, whatever happens.</summary>
    /// <param name="call">Is given the token, to hand in as <c>accessTokenOrAppId</c>; a second time after a token that WeChat refused.</param>
    public Task<ApiAnswer<ApiDone>> DoAsync(ApiAccount account, Func<string, Task> call, CancellationToken cancellation) =>
        DoAsync(account, CallTraits.Once, call, cancellation);

    internal Task<ApiAnswer<ApiDone>> DoAsync(ApiAccount account, CallTraits traits, Func<string, Task> call, CancellationToken cancellation) =>
        transport.DoAsync(account, Exchange(traits, call), cancellation);

    internal Task<ApiAnswer<T>> CallAsync<T>(
        ApiAccount account, CallTraits traits, Func<string, Task> call, Func<JsonElement, T> read, CancellationToken cancellation)
        where T : notnull => transport.CallAsync(account, Exchange(traits, call), read, cancellation);

    /// <param name="file">Takes the answer's bytes where they are a file; null to have everything in the answer.</param>
    internal Task<ApiAnswer<RawAnswer>> ExchangeAsync(
        ApiAccount account, CallTraits traits, Func<string, Task> call, CancellationToken cancellation, Stream? file = null) =>
        transport.ExchangeAsync(account, Exchange(traits, call, file), cancellation);

    private ApiExchange Exchange(CallTraits traits, Func<string, Task> call, Stream? file = null) => new(
        traits.IsQuestion,
        (token, cancellation) => new RunningCall(connection, traits, file, cancellation).RunAsync(() => call(token!)));
}
