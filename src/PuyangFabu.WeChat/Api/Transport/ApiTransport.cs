using System.Text.Json;
using PuyangFabu.WeChat.Api.Tokens;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>
/// What every family of calls goes through: adds the token, reads the errcode, and after a refused token (which WeChat
/// answers before it does anything) gets another one and repeats the call once.
/// </summary>
internal sealed class ApiTransport(ApiConnection connection, AccessTokenSource tokens)
{
    /// <param name="read">Makes the result of an answer without errcode, or with 0.</param>
    public Task<ApiAnswer<T>> CallAsync<T>(ApiAccount account, ApiCall call, Func<JsonElement, T> read, CancellationToken cancellation)
        where T : notnull => CallAsync(account, Exchange(call), read, cancellation);

    /// <inheritdoc cref="CallAsync{T}(ApiAccount, ApiCall, Func{JsonElement, T}, CancellationToken)"/>
    public async Task<ApiAnswer<T>> CallAsync<T>(
        ApiAccount account, ApiExchange call, Func<JsonElement, T> read, CancellationToken cancellation)
        where T : notnull
    {
        var answer = await ExchangeAsync(account, call, cancellation);
        if (answer.Failure is { } failure)
        {
            return failure;
        }

        try
        {
            return answer.Value.Json() is { } fields ? read(fields) : Worded(call, TransportFailures.NoJson(answer.Value));
        }
        catch (AnswerFormatException missing)
        {
            return Worded(call, TransportFailures.Unreadable(missing.Field));
        }
    }

    /// <summary>A call that answers nothing but whether it worked.</summary>
    public Task<ApiAnswer<ApiDone>> DoAsync(ApiAccount account, ApiCall call, CancellationToken cancellation) =>
        CallAsync(account, call, static _ => ApiDone.It, cancellation);

    /// <inheritdoc cref="DoAsync(ApiAccount, ApiCall, CancellationToken)"/>
    public Task<ApiAnswer<ApiDone>> DoAsync(ApiAccount account, ApiExchange call, CancellationToken cancellation) =>
        CallAsync(account, call, static _ => ApiDone.It, cancellation);

    /// <summary>The answer's bytes, which may be a file; an errcode is a failure here too.</summary>
    /// <param name="file">See <see cref="ApiConnection.SendAsync"/>.</param>
    public Task<ApiAnswer<RawAnswer>> ExchangeAsync(ApiAccount account, ApiCall call, CancellationToken cancellation, Stream? file = null) =>
        ExchangeAsync(account, Exchange(call, file), cancellation);

    /// <summary>The answer's bytes; an errcode is a failure here too.</summary>
    public async Task<ApiAnswer<RawAnswer>> ExchangeAsync(ApiAccount account, ApiExchange call, CancellationToken cancellation)
    {
        var token = await tokens.GetAsync(account, cancellation);
        if (token.Failure is { } noToken)
        {
            return noToken;
        }

        var answer = await OnceAsync(account, call, token.Value, cancellation);
        if (answer.Failure?.Error?.Class != WeChatErrorClass.RefreshToken)
        {
            return answer;
        }

        tokens.Drop(account, token.Value);
        var another = await tokens.GetAsync(account, cancellation);
        return another.Failure is { } failure ? failure : await OnceAsync(account, call, another.Value, cancellation);
    }

    /// <summary>Fetches a file from an address that an answer named; no token goes there.</summary>
    public Task<ApiAnswer<RawAnswer>> FetchAsync(ApiAccount account, Uri address, Stream file, CancellationToken cancellation) =>
        OnceAsync(account, Exchange(ApiCall.Download(address), file), token: null, cancellation);

    private ApiExchange Exchange(ApiCall call, Stream? file = null) =>
        new(call.IsQuestion, (token, cancellation) => connection.SendAsync(call, token, cancellation, file));

    private static async Task<ApiAnswer<RawAnswer>> OnceAsync(ApiAccount account, ApiExchange call, string? token, CancellationToken cancellation)
    {
        var answer = await call.SendAsync(token, cancellation);
        answer = answer.Failure is null ? AnswerReader.Judge(answer.Value, account, token) : answer;
        return answer.Failure is { } failure ? Worded(call, failure) : answer;
    }

    private static ApiFailure Worded(ApiExchange call, ApiFailure failure) => call.IsQuestion ? TransportFailures.OfQuestion(failure) : failure;
}
