using PuyangFabu.WeChat.Api.Errors;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary>
/// Asks the platform for the account's token. Without force it hands out the same token to everybody who asks, so that
/// several nodes need no lock between them; with force the old one dies at once for all of them.
/// </summary>
internal sealed class StableTokenCall(IStableTokenRequest request, TokenStates states)
{
    /// <param name="mayRepeat">Whether faults on the way are met with repetitions; not where somebody waits to hear of the fault.</param>
    public async Task<ApiAnswer<StableToken>> AskAsync(ApiAccount account, bool force, CancellationToken cancellation, bool mayRepeat = true)
    {
        var answer = await CallAsync(account, force, mayRepeat, cancellation);
        states.Note(account, answer);
        return answer;
    }

    private async Task<ApiAnswer<StableToken>> CallAsync(ApiAccount account, bool force, bool mayRepeat, CancellationToken cancellation)
    {
        if (account.AppId.Length == 0 || account.AppSecret.Length == 0)
        {
            return TransportFailures.Input("这个账号没有填写 AppID 或 AppSecret，不能调用微信的接口。", "在账号设置里填写后再试。");
        }

        var answer = await request.SendAsync(account, force, mayRepeat, cancellation);
        if (answer.Failure is null)
        {
            answer = AnswerReader.Judge(answer.Value, account, token: null);
        }

        if (answer.Failure is { } failure)
        {
            return AccountQuestions.ExplainToken(failure);
        }

        return answer.Value.Json() is not { } fields ? AccountQuestions.ExplainToken(TransportFailures.NoJson(answer.Value))
            : fields.Text("access_token") is { Length: > 0 } token
                ? new StableToken(token, TimeSpan.FromSeconds(fields.IntOrZero("expires_in")), answer.Value.Date)
                : AccountQuestions.ExplainToken(TransportFailures.Unreadable("access_token"));
    }
}

/// <summary>What <c>stable_token</c> answered.</summary>
/// <param name="ExpiresIn">What is left of its life.</param>
/// <param name="PlatformTime">WeChat's clock at the answer; null when it did not say.</param>
internal sealed record StableToken(string Value, TimeSpan ExpiresIn, DateTimeOffset? PlatformTime)
{
    /// <summary>Nothing of the token: a record would print it.</summary>
    public override string ToString() => $"token for {ExpiresIn}";
}
