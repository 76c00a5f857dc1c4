using Microsoft.Net.Http.Headers;

namespace PuyangFabu.Site.Frame;

/// <summary>A public page as it is sent, in each encoding that somebody asked for.</summary>
/// <param name="html">UTF-8.</param>
/// <param name="tag">Made from it.</param>
/// <param name="untilMs">UTC milliseconds; from then on it is made anew.</param>
public sealed class KeptPage(byte[] html, EntityTagHeaderValue tag, long untilMs)
{
    private byte[]? brotli;
    private byte[]? gzip;

    public EntityTagHeaderValue Tag { get; } = tag;

    /// <summary>As it stands in the header.</summary>
    public string TagText { get; } = tag.ToString();

    public long UntilMs { get; } = untilMs;

    /// <summary>About what it takes of memory.</summary>
    public long Bytes => 2 * html.Length;

    /// <param name="encoding">One that <see cref="PageCompression.Choose"/> named; null for none.</param>
    public byte[] In(string? encoding) => encoding switch
    {
        null => html,
        "br" => brotli ??= PageCompression.Compress(encoding, html),
        _ => gzip ??= PageCompression.Compress(encoding, html),
    };
}
