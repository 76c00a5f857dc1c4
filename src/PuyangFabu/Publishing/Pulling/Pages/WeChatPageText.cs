using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Pulling.Pages;

/// <summary>Reads an article out of its page at WeChat.</summary>
internal static partial class WeChatPageText
{
    /// <summary>Words of the pages that stand where an article was.</summary>
    private static readonly string[] Missing = ["该内容已被发布者删除", "此内容因违规无法查看", "链接已过期", "链接已失效", "此账号已被屏蔽", "此内容被投诉"];

    /// <summary>Nothing was published there before; a page that says so does not know it.</summary>
    private const int FirstYear = 2000;

    private static readonly string[] Times = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy年M月d日 HH:mm"];

    private static readonly string[] PictureAttributes = ["src", "data-src"];

    /// <summary>Words of the page that asks whether somebody is a person.</summary>
    private static readonly string[] Guarded = ["环境异常", "请完成验证"];

    /// <param name="url">Where it was opened.</param>
    /// <exception cref="ArticleBodyException">The page is nested too deeply, or has too much mark-up.</exception>
    public static WeChatPage Read(string html, string url, CancellationToken cancellation)
    {
        var body = BoundedHtml.Parse(html, cancellation);
        if (body.QuerySelector("#js_content") is not { } content)
        {
            var guarded = Array.Exists(Guarded, words => html.Contains(words, StringComparison.Ordinal));
            return new WeChatPage(null, "", 0)
            {
                Problem = Array.Find(Missing, words => html.Contains(words, StringComparison.Ordinal)) is { } gone ? $"微信说：{gone}"
                    : guarded ? "微信要求验证是不是真人，没有给出文章；过一会儿再试"
                    : "这个地址打开的不是文章的页面",
                MayHelpLater = guarded,
            };
        }

        MakeWhole(content, new Uri(url));
        return new WeChatPage(
            new DraftArticle
            {
                Title = TextOf(body, "#activity-name") is { Length: > 0 } title ? title : Meta(body, "og:title"),
                Author = TextOf(body, "#js_author_name"),
                Digest = Meta(body, "og:description"),
                Content = content.InnerHtml,
                ThumbMediaId = "",
                ThumbUrl = Meta(body, "og:image"),
                Url = LongAddressOf(html) ?? url,
            },
            TextOf(body, "#js_name"),
            TimeOf(html, body));
    }

    // Nobody knows later on which page they stood: 阅读原文 leads elsewhere.
    private static void MakeWhole(IElement content, Uri page)
    {
        foreach (var image in content.QuerySelectorAll("img"))
        {
            foreach (var name in PictureAttributes)
            {
                if (image.GetAttribute(name) is ['/', ..] address && Uri.TryCreate(page, address, out var whole))
                {
                    image.SetAttribute(name, whole.AbsoluteUri);
                }
            }
        }
    }

    private static string TextOf(IElement body, string selector) => body.QuerySelector(selector)?.TextContent.Trim() ?? "";

    private static string Meta(IElement body, string property) => body.QuerySelector($"meta[property='{property}']")?.GetAttribute("content")?.Trim() ?? "";

    // The lists name articles by these; by its short address one would be taken for another.
    private static string? LongAddressOf(string html) =>
        Variable(html, "biz") is { } biz && Variable(html, "mid") is { } mid && Variable(html, "idx") is { } idx && Variable(html, "sn") is { } sn
            ? $"https://{WeChatAddress.Host}/s?__biz={Uri.EscapeDataString(biz)}&mid={mid}&idx={idx}&sn={sn}"
            : null;

    private static string? Variable(string html, string name) =>
        Assigned().Matches(html).FirstOrDefault(match => match.Groups["name"].Value == name)?.Groups["value"].Value;

    /// <returns>UTC milliseconds; 0 when the page does not say.</returns>
    private static long TimeOf(string html, IElement body) =>
        Created().Match(html) is { Success: true } created ? long.Parse(created.Groups["seconds"].Value, CultureInfo.InvariantCulture) * 1000
        : DateTime.TryParseExact(TextOf(body, "#publish_time"), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown) && shown.Year >= FirstYear
            ? new DateTimeOffset(shown, UnixMilliseconds.China).ToUnixTimeMilliseconds()
        : 0;

    [GeneratedRegex("""\b(?:ct|oriCreateTime|create_time)\s*[=:]\s*(?:JsDecode\()?["'](?<seconds>[0-9]{10})["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Created();

    [GeneratedRegex("""\bvar\s+(?<name>biz|mid|idx|sn)\s*=\s*["'](?<value>[A-Za-z0-9_=+/-]+)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Assigned();
}

/// <summary>What a page at WeChat is.</summary>
/// <param name="Article">Null when it is none.</param>
/// <param name="AccountName">Whose article it is.</param>
/// <param name="PublishedMs">0 when the page does not say.</param>
internal sealed record WeChatPage(DraftArticle? Article, string AccountName, long PublishedMs)
{
    /// <summary>Why there is no article, in Chinese.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Opening it again after a while may help.</summary>
    public bool MayHelpLater { get; init; }
}
