using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tokens;
using PuyangFabu.WeChat.Api.Transport;
using Senparc.Weixin.MP.CommonAPIs;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="IStableTokenRequest"/> over Senparc. Who owns the token, and when it is asked for, stays ours.</summary>
internal sealed class SenparcStableTokenRequest : IStableTokenRequest
{
    private readonly ApiConnection connection;

    public SenparcStableTokenRequest(ApiConnection connection)
    {
        SenparcProcess.Prepare();
        this.connection = connection;
    }

    public Task<ApiAnswer<RawAnswer>> SendAsync(ApiAccount account, bool force, bool mayRepeat, CancellationToken cancellation)
    {
        var traits = StableTokenRequest.MayRepeat(force, mayRepeat) ? CallTraits.Harmless : CallTraits.Once;
        return new RunningCall(connection, traits, file: null, cancellation).RunAsync(
            () => CommonApi.GetStableAccessTokenAsync(account.AppId, account.AppSecret, force_refresh: force));
    }
}
