using System.Text.RegularExpressions;
using AngleSharp.Dom;
using PuyangFabu.Content.Uploads;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Makes the addresses in a body whole: what is no page or upload of this site lies where the text comes from.</summary>
internal sealed partial class BodyAddresses
{
    private const string Incomplete = "地址不完整，没有来源网址可以补全";

    private static readonly string[] Web = ["http", "https"];
    private static readonly string[] Call = ["mailto", "tel"];

    private readonly Uri? origin;

    private BodyAddresses(Uri? origin) => this.origin = origin;

    /// <param name="sourceUrl">The page that the addresses stand on; anything but a web address counts as none.</param>
    public static BodyAddresses Of(string sourceUrl) => new(WebAddress(sourceUrl.Trim()));

    /// <param name="sourceUrl">The page that the text comes from; anything but a web address counts as none.</param>
    public static BodyAddresses Of(IElement body, string sourceUrl)
    {
        var source = Of(sourceUrl);
        return body.QuerySelector("base[href]")?.GetAttribute("href") is { } written
            && source.Outside(Clean(written)) is { Address: { } folder }
                ? new BodyAddresses(WebAddress(folder))
                : source;
    }

    /// <summary>A picture's: http, https, or an upload of this site.</summary>
    public ResolvedAddress Picture(string written)
    {
        var address = Clean(written);
        return address.Length == 0 ? default
            : UploadPaths.IsUpload(address) || (origin is null && IsBelowUploads(address)) ? ResolvedAddress.Of(address)
            : SchemeOf(address) is { } scheme ? WithScheme(address, scheme, Web)
            : Outside(address);
    }

    /// <summary>A link's: http, https, mailto, tel, or a path on this site.</summary>
    public ResolvedAddress Link(string written)
    {
        var address = Clean(written);

        // Nothing on our page has the name that a mark leads to.
        return address.Length == 0 || address[0] == '#' ? default
            : SitePaths.IsPage(address) || UploadPaths.IsUpload(address) || (origin is null && IsBelowUploads(address)) ? ResolvedAddress.Of(address)
            : SchemeOf(address) is { } scheme ? WithScheme(address, scheme, [.. Web, .. Call])
            : Outside(address);
    }

    private ResolvedAddress Outside(string address) =>
        SchemeOf(address) is { } scheme ? WithScheme(address, scheme, Web)
        : origin is null ? ResolvedAddress.Lost(Incomplete)
        : Uri.TryCreate(origin, address.Replace('\\', '/'), out var whole) && Web.Contains(whole.Scheme) ? ResolvedAddress.Of(whole.AbsoluteUri)
        : ResolvedAddress.Lost("地址写得不对");

    private static ResolvedAddress WithScheme(string address, string scheme, string[] allowed) =>
        scheme == "data" ? ResolvedAddress.Lost(LostPicture.ReasonOf(address))
        : !allowed.Contains(scheme) ? ResolvedAddress.Lost($"不能用 {scheme}: 开头的地址")
        : !Uri.TryCreate(address, UriKind.Absolute, out var whole) || (Web.Contains(scheme) && whole.Host.Length == 0) ? ResolvedAddress.Lost("地址写得不对")
        : ResolvedAddress.Of(address.Any(static character => char.IsWhiteSpace(character) || character == '\\') ? whole.AbsoluteUri : address);

    private static bool IsBelowUploads(string path) =>
        path.StartsWith(UploadPaths.Prefix, StringComparison.Ordinal) && !path.Contains("..", StringComparison.Ordinal)
        && !path.Contains("%2e", StringComparison.OrdinalIgnoreCase) && !path.Contains('\\', StringComparison.Ordinal);

    // As browsers read it: line ends and tabs mean nothing, blanks around it neither.
    private static string Clean(string written)
    {
        var start = 0;
        while (start < written.Length && written[start] <= ' ')
        {
            start++;
        }

        return written.AsSpan(start).ContainsAny('\t', '\n', '\r')
            ? string.Concat(written[start..].Where(static character => character is not ('\t' or '\n' or '\r'))).TrimEnd()
            : written[start..].TrimEnd();
    }

    private static string? SchemeOf(string address) => Scheme().Match(address) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : null;

    private static Uri? WebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && Web.Contains(uri.Scheme) && uri.Host.Length > 0 ? uri : null;

    [GeneratedRegex(@"\A([A-Za-z][A-Za-z0-9+.-]{0,31}):")]
    private static partial Regex Scheme();
}

/// <summary>What became of an address in a body.</summary>
/// <param name="Address">Whole; null when there is none to keep.</param>
/// <param name="Problem">Why there is none, in Chinese; null when nothing was meant to be there.</param>
internal readonly record struct ResolvedAddress(string? Address, string? Problem)
{
    public static ResolvedAddress Of(string address) => new(address, null);

    public static ResolvedAddress Lost(string problem) => new(null, problem);
}
