using System.Text.RegularExpressions;

namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>The addresses of uploaded pictures look like the platform's; where they are shown they lead to the sandbox.</summary>
internal static partial class PictureAddress
{
    public static string Of(string mediaId, string contentType) =>
        $"http://mmbiz.qpic.cn/sandbox/{mediaId}/0?wx_fmt={contentType["image/".Length..]}";

    /// <summary>Whether a picture in an article may stay: only the platform's own may.</summary>
    public static bool IsOwn(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && (uri.Host == "mmbiz.qpic.cn" || uri.Host == "mmbiz.qlogo.cn");

    /// <summary>The path under which the sandbox serves a picture, by its id.</summary>
    public static string Local(string mediaId) => $"/sandbox/wechat/picture/{mediaId}";

    /// <summary>Turns the platform's addresses in a page into the sandbox's.</summary>
    public static string Localize(string html) => Sandboxed().Replace(html, static match => Local(match.Groups["id"].Value));

    [GeneratedRegex(@"https?://mmbiz\.qpic\.cn/sandbox/(?<id>[A-Za-z0-9_-]+)/0(?:\?wx_fmt=[a-z]+)?")]
    private static partial Regex Sandboxed();
}
