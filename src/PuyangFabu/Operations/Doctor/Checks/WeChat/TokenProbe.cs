using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tokens;

namespace PuyangFabu.Operations.Doctor.Checks.WeChat;

/// <summary>
/// Whether WeChat gives each account a token: asked once for all checks of one examination, so that a WeChat that is down is
/// waited for once.
/// </summary>
public sealed class TokenProbe(ITokenApi tokens, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(8);
    private readonly Lock gate = new();
    private readonly Dictionary<ApiAccount, (DateTimeOffset At, Task<ApiAnswer<TokenCheck>> Answer)> asked = [];

    /// <summary>Forgets the answers: a new examination asks again.</summary>
    public void Forget()
    {
        lock (gate)
        {
            asked.Clear();
        }
    }

    public Task<ApiAnswer<TokenCheck>> CheckAsync(WeChatAccount account, CancellationToken cancellation)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (!asked.TryGetValue(account.Api, out var known) || now - known.At > Kept)
            {
                known = (now, AskAsync(account.Api));
                asked[account.Api] = known;
            }

            return known.Answer.WaitAsync(cancellation);
        }
    }

    private async Task<ApiAnswer<TokenCheck>> AskAsync(ApiAccount account)
    {
        using var limit = new CancellationTokenSource(MostTime);
        try
        {
            return await tokens.CheckAsync(account, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new ApiFailure(
                ApiFailureKind.NoAnswer, $"微信在 {MostTime.TotalSeconds:0} 秒内没有答复。", "检查本机到 api.weixin.qq.com 的网络和防火墙，稍后再体检一次。");
        }
    }
}
