using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.Senparc.Calls;

/// <summary>Why a call over Senparc did not even leave; nothing has happened at WeChat.</summary>
internal static class SenparcFailures
{
    /// <summary>Its requests would go past the product, with limits and repetitions of their own.</summary>
    public static ApiFailure Replaced { get; } = TransportFailures.Input(
        "Senparc 的 HTTP 客户端被换掉了，没有发出。", "去掉单位代码里的 AddSenparcWeixin、UseSenparcWeixin（见 docs/senparc.md），重新编译启动。");

    /// <param name="kind">Type of what was thrown; its message may hold the token.</param>
    public static ApiFailure NotWritten(string kind) => TransportFailures.Input(
        $"Senparc 没有写出请求（{kind}），没有发出。", "核对这一次填写的内容；多次出现请把这句话告诉维护的人。");
}
