using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary><see cref="IStableTokenRequest"/> over HTTP.</summary>
internal sealed class StableTokenRequest(ApiConnection connection) : IStableTokenRequest
{
    public Task<ApiAnswer<RawAnswer>> SendAsync(ApiAccount account, bool force, bool mayRepeat, CancellationToken cancellation)
    {
        const string path = "cgi-bin/stable_token";
        var body = new JsonObject
        {
            ["grant_type"] = "client_credential",
            ["appid"] = account.AppId,
            ["secret"] = account.AppSecret,
            ["force_refresh"] = force,
        };

        return connection.SendAsync(
            MayRepeat(force, mayRepeat) ? ApiCall.Harmless(path, body) : ApiCall.Once(path, body), token: null, cancellation);
    }

    /// <summary>A second forced refresh would kill the token that the first has just brought.</summary>
    public static bool MayRepeat(bool force, bool mayRepeat) => mayRepeat && !force;
}
