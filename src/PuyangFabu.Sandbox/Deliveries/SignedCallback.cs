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
