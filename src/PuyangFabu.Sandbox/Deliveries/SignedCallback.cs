using System.Globalization;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>A request ready to be sent, as often as a retry wants the same bytes.</summary>
internal sealed record SignedCallback(Uri Url, byte[] Body, string BodyText)
{
    /// <summary>What the platform's servers send along, as captured by operators of real accounts.</summary>
    public IReadOnlyList<HeaderLine> Headers { get; } =
    [
        new("Host", Url.Authority),
        new("User-Agent", "Mozilla/4.0"),
        new("Accept", "*/*"),
        new("Pragma", "no-cache"),
        new("Content-Type", "text/xml"),
        new("Content-Length", Body.Length.ToString(CultureInfo.InvariantCulture)),
    ];

    public string RequestLine => $"POST {Url.PathAndQuery} HTTP/1.1";
}

/// <summary>One header as it stands on the wire.</summary>
public sealed record HeaderLine(string Name, string Value);

/// <summary>消息加解密方式 as set in WeChat's console.</summary>
public enum CallbackMode
{
    /// <summary>明文模式: the message as it is, signed by token, time stamp and nonce.</summary>
    Plain,

    /// <summary>兼容模式: the plain nodes and the encrypted message in one body.</summary>
    Compatible,

    /// <summary>安全模式: only the encrypted message; the answer must be encrypted too.</summary>
    Safe,
}
