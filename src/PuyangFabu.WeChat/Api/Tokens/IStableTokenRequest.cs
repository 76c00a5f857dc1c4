using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary>Puts the question for a token on the wire: <c>/cgi-bin/stable_token</c>.</summary>
internal interface IStableTokenRequest
{
    /// <param name="mayRepeat">Whether faults on the way are met with repetitions; never where <paramref name="force"/> is set.</param>
    Task<ApiAnswer<RawAnswer>> SendAsync(ApiAccount account, bool force, bool mayRepeat, CancellationToken cancellation);
}
