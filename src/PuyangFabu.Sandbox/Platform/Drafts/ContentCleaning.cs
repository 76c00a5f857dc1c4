using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Sandbox.Platform.Media;

namespace PuyangFabu.Sandbox.Platform.Drafts;

/// <summary>What the platform takes out of an article without a word.</summary>
internal static partial class ContentCleaning
{
    /// <summary>Removes scripts, handlers and pictures from foreign addresses.</summary>
    public static string Clean(string html) =>
        Image().Replace(Handler().Replace(Active().Replace(html, ""), ""), static image => IsOwn(image.Value) ? image.Value : "");

    public static string PlainText(string html) =>
        Blank().Replace(WebUtility.HtmlDecode(Tag().Replace(Active().Replace(html, ""), " ")), " ").Trim();

    /// <summary>Control characters, or a tag that never ends.</summary>
    public static bool IsBroken(string html) =>
        html.Any(static c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || OpenTag().IsMatch(html);

    private static bool IsOwn(string image) =>
        Source().Match(image) is { Success: true } source && PictureAddress.IsOwn(WebUtility.HtmlDecode(source.Groups["src"].Value));

    [GeneratedRegex(@"<(?<tag>script|iframe|object|embed|style)\b.*?(?:</\k<tag>\s*>|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Active();

    [GeneratedRegex("""\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex(@"<img\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Image();

    [GeneratedRegex("""\s(?:data-)?src\s*=\s*["']?(?<src>[^"'\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Source();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"<[A-Za-z/][^>]*$")]
    private static partial Regex OpenTag();
}
