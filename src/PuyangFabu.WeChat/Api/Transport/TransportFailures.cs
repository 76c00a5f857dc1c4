namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>What to say when WeChat did not answer, and whether the call may have arrived all the same.</summary>
internal static class TransportFailures
{
    /// <summary>Ends a sentence about a call whose effect is unknown.</summary>
    internal const string MayHaveArrived = "，请求可能已经送达";

    private const string LookFirst = "先核对这一步在微信一侧是否已经生效，再决定是否重做。";

    public static ApiFailure NoConnection { get; } = new(
        ApiFailureKind.NotSent, "连不上微信的服务器，请求没有发出。", "检查本机的网络和防火墙（需能访问 api.weixin.qq.com 的 443 端口），稍后再试。");

    public static ApiFailure NoAddress { get; } = new(
        ApiFailureKind.NotSent, "解析不了微信服务器的域名，请求没有发出。", "检查本机的 DNS 设置和网络，稍后再试。");

    public static ApiFailure NoTls { get; } = new(
        ApiFailureKind.NotSent, "与微信服务器的加密连接没有建立（证书或 TLS 有误），请求没有发出。", "检查本机时间、系统的根证书，以及中间是否有改写 HTTPS 的设备。");

    public static ApiFailure TooSlow { get; } = new(ApiFailureKind.NoAnswer, $"微信在限定的时间内没有答复{MayHaveArrived}。", LookFirst);

    public static ApiFailure CutOff { get; } = new(ApiFailureKind.NoAnswer, $"与微信的连接中途断开{MayHaveArrived}。", LookFirst);

    /// <summary>Of a list, asking for less may help.</summary>
    public static ApiFailure TooLarge { get; } = new(ApiFailureKind.NoAnswer, $"微信的答复过大，没有读完{MayHaveArrived}。", LookFirst) { IsGarbled = true };

    public static ApiFailure Status(int status) => new(
        ApiFailureKind.NoAnswer, $"微信（或中间的代理）以 HTTP {status} 答复，内容不是接口的答复{MayHaveArrived}。", LookFirst);

    public static ApiFailure Unreadable(string field) => new(
        ApiFailureKind.NoAnswer, $"微信的答复里没有应有的 {field}{MayHaveArrived}。", LookFirst)
    { IsGarbled = true };

    /// <summary>An answer that holds no JSON object: what came in its place.</summary>
    public static ApiFailure NoJson(RawAnswer answer) =>
        answer.LooksLikePage ? Odd("答复的是一个网页，不是接口的答复，多半出自中间的网关、代理或上网认证页")
        : answer.LooksLikeJson ? Odd("微信的答复残缺或格式有误，读不出来") with { IsGarbled = true }
        : answer.Body.Length == 0 ? Odd("微信的答复是空的")
        : Odd("微信的答复不是 JSON 对象，读不出来");

    /// <summary>The same failure of a call that changes nothing: nothing is in doubt, and asking again does no harm.</summary>
    public static ApiFailure OfQuestion(ApiFailure failure) => failure.Kind == ApiFailureKind.NoAnswer && failure.Error is null
        ? failure with
        {
            Sentence = failure.Sentence.Replace(MayHaveArrived, "", StringComparison.Ordinal),
            NextStep = "检查本机到 api.weixin.qq.com 的网络和中间的代理，稍后再试；这一步只是询问，重做没有妨碍。",
        }
        : failure;

    public static ApiFailure Input(string sentence, string nextStep) => new(ApiFailureKind.NotSent, sentence, nextStep);

    public static ApiFailure Of(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => NoAddress,
        HttpRequestError.ConnectionError => NoConnection,
        HttpRequestError.SecureConnectionError => NoTls,
        HttpRequestError.ConfigurationLimitExceeded => TooLarge,
        _ => CutOff,
    };

    private static ApiFailure Odd(string sentence) => new(ApiFailureKind.NoAnswer, sentence + MayHaveArrived + "。", LookFirst);
}
