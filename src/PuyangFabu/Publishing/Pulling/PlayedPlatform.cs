using System.Text.RegularExpressions;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.OutgoingHttp;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>
/// In sandbox mode WeChat is this server itself, an address of the machine's own that the guard of outgoing requests rightly refuses.
/// Its pages of articles and its pictures are opened all the same, and nothing else here: redirects are not followed.
/// </summary>
public sealed partial class PlayedPlatform(WeChatPlatform platform, PublicUrls urls) : IDisposable
{
    private const string Pages = "/sandbox/wechat/s/";
    private const string Pictures = "/sandbox/wechat/picture/";

    internal HttpClient Http { get; } = GuardedHttp.Create(allowPrivate: true, follows: false);

    public void Dispose() => Http.Dispose();

    /// <summary>Whether it is an article's page at the sandbox.</summary>
    public bool IsPage(Uri address) => IsHere(address, Pages);

    /// <summary>Where the sandbox shows a picture, which may have an address like those of WeChat's own host; null for what is none of its pictures.</summary>
    public Uri? PictureAt(Uri address) =>
        IsHere(address, Pictures) ? address
        : platform.IsSandbox && PlayedPicture().Match(address.AbsoluteUri) is { Success: true } played ? new Uri(urls.Listening, Pictures + played.Groups["id"].Value)
        : null;

    private bool IsHere(Uri address, string path) =>
        platform.IsSandbox
        && address.Scheme is "http" or "https"
        && (address.Authority == urls.Listening.Authority || (address.IsLoopback && urls.Listening.IsLoopback && address.Port == urls.Listening.Port))
        && address.AbsolutePath.StartsWith(path, StringComparison.Ordinal);

    [GeneratedRegex(@"\Ahttps?://mmbiz\.qpic\.cn/sandbox/(?<id>[A-Za-z0-9_-]+)/0(?:\?wx_fmt=[a-z]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlayedPicture();
}
