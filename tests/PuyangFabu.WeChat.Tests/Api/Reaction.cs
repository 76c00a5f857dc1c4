using System.Text;

namespace PuyangFabu.WeChat.Tests.Api;

/// <summary>What the scripted platform does with a request.</summary>
/// <param name="Bytes">What it writes.</param>
/// <param name="Cut">Whether it closes the connection afterwards.</param>
/// <param name="Silent">Whether it keeps the connection open and says nothing more.</param>
internal sealed record Reaction(byte[] Bytes, bool Cut = false, bool Silent = false)
{
    public static Reaction Hangup { get; } = new([], Cut: true);

    public static Reaction Silence { get; } = new([], Silent: true);

    /// <summary>As WeChat often does it: no charset, and not called JSON.</summary>
    public static Reaction Json(string json) => Http(200, "text/plain", Encoding.UTF8.GetBytes(json));

    public static Reaction Http(int status, string contentType, byte[] body, string moreHeaders = "") => new(
    [
        .. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\n{moreHeaders}\r\n"),
        .. body,
    ]);

    /// <summary>Promises more than it sends, then hangs up.</summary>
    public static Reaction HalfAnAnswer { get; } = new(
        Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"errcode\":0"), Cut: true);
}
