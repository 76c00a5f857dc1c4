namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>A call as whoever makes it puts it on the wire, once for each token that it is tried with.</summary>
/// <param name="IsQuestion">It changes nothing at WeChat: where its answer is missing, nothing is in doubt.</param>
/// <param name="SendAsync">Is given the token, null for calls without one; gives the answer as it came, an errcode in it included.</param>
internal sealed record ApiExchange(bool IsQuestion, Func<string?, CancellationToken, Task<ApiAnswer<RawAnswer>>> SendAsync);
