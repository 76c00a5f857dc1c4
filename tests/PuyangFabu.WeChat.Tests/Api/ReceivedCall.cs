using System.Text;

namespace PuyangFabu.WeChat.Tests.Api;

/// <summary>A request as it came over the wire.</summary>
internal sealed record ReceivedCall(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Method, path and query.</summary>
    public string Line => $"{Method} {Target}";
}
