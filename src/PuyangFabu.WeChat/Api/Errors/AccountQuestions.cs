using System.Globalization;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Errors;

/// <summary>
/// Words for refusals of questions about the account itself: for a token, the network, the rights, the calls left. They name
/// neither a person nor any content, so that the table's words about a recipient or a picture would lead astray.
/// </summary>
public static class AccountQuestions
{
    private const int Restricted = 50002;
    private const int SystemBusy = -1;
    private const int WrongSecretOrToken = ErrorCodes.WrongSecretOrToken;

    /// <summary>What such a question may rightly be answered with, though it is about input or state: a part of the request itself.</summary>
    private static readonly HashSet<int> OfTheRequest =
        [40002, 40013, 40035, 40201, 40202, 40203, 41001, 41002, 41004, 43001, 43002, 43003, 44002, 46003, 47001, 48006];

    /// <summary>Of mass sends alone, though neither about input nor about state.</summary>
    private static readonly HashSet<int> OfSends = [42010, 45028, 45065, 45066];

    /// <summary>The same refusal in words about the account.</summary>
    public static ApiFailure Explain(ApiFailure failure) => failure.Error switch
    {
        // Whether the question arrived does not matter: asking changes nothing.
        null => TransportFailures.OfQuestion(failure),
        { Code: SystemBusy } => failure with { NextStep = "过一会儿再试。" },
        { Code: Restricted } => failure with
        {
            Sentence = $"公众号本身受限：可能因违规被限制，或已冻结、注销（错误码 {Restricted}）。",
            NextStep = "由管理员登录微信公众平台，查看通知中心的处罚或冻结说明，按说明申诉或解除。",
        },
        { } error when IsOutOfPlace(error) => failure with
        {
            Sentence = $"微信答非所问：这次只是询问账号的情况，没有用到素材和接收人，也没有群发（错误码 {error.Code.ToString(CultureInfo.InvariantCulture)}，原话“{error.Message}”）。",
            NextStep = "过几分钟再试；还是这样时，请技术人员核对 WeChat:ApiBaseUrl 和中间的代理有没有把请求转到别处，稿件和名单不用改。",
        },
        _ => failure,
    };

    private static bool IsOutOfPlace(WeChatError error) =>
        OfSends.Contains(error.Code) || (error.Class is WeChatErrorClass.State or WeChatErrorClass.FixInput && !OfTheRequest.Contains(error.Code));

    /// <summary>40001 of the token endpoint means the secret, not the token: another token would not help.</summary>
    internal static ApiFailure ExplainToken(ApiFailure failure) => failure.Code != WrongSecretOrToken ? Explain(failure) : failure with
    {
        Sentence = "AppSecret 不对，微信不发访问凭证（错误码 40001）。",
        NextStep = "到微信公众平台（设置与开发 → 基本配置）核对 AppSecret，填到账号设置里；重置过的话旧的立即作废。",
        Error = failure.Error! with { Class = WeChatErrorClass.Permission },
    };
}
