using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Says what in a body is neither words, nor a picture, nor a link, and so goes away.</summary>
internal static partial class LostMedia
{
    /// <summary>Components that only WeChat's own editor makes.</summary>
    private static readonly string[] OfWeChat = ["mp", "qqmusic", "wx-"];

    private static readonly string[] Addresses = ["src", "data-src", "data", "data-url", "href"];

    private static readonly string[] Values = ["value"];

    /// <summary>What tells a component from others when it has no address.</summary>
    private static readonly string[] Names = ["name", "data-title", "data-nickname"];

    public static void Find(IElement body, BodyAddresses addresses, BodyLosses losses)
    {
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (NameOf(element) is { } name)
            {
                Add($"{name}没有保留", AddressOf(element, addresses), element, losses);
            }
            else if (PictureOfStyle(element) is { } picture)
            {
                Add("样式里的图片（背景图等）没有保留", addresses.Picture(picture).Address ?? picture, element, losses);
            }
        }
    }

    // What is in a video or a hidden part goes with it.
    private static void Add(string message, string address, IElement element, BodyLosses losses)
    {
        if (!DroppedElements.Hold(element))
        {
            losses.Add(message, address);
        }
    }

    private static string? NameOf(IElement element) => element.LocalName switch
    {
        "video" => "视频",
        "audio" or "bgsound" => "音频",
        "iframe" => "嵌入的网页（iframe）",
        "embed" or "object" or "applet" => "嵌入的对象",
        "svg" => "矢量图（svg）",
        "canvas" => "画布",
        "math" => "公式（math）",
        "input" when element.GetAttribute("type") is "hidden" => null,
        "input" or "button" or "select" or "textarea" => "表单控件",
        var name when OfWeChat.Any(start => name.StartsWith(start, StringComparison.Ordinal)) => $"微信编辑器的组件（{name}）",
        _ => null,
    };

    private static string AddressOf(IElement element, BodyAddresses addresses)
    {
        if (element.LocalName is "input" or "button" or "select" or "textarea" or "svg")
        {
            return "";
        }

        var written = FirstOf(
            new[] { element }.Concat(element.QuerySelectorAll("source,embed,param[name=movie]"))
                .SelectMany(static part => (part.LocalName == "param" ? Values : Addresses).Select(part.GetAttribute)));
        return written is null ? FirstOf(Names.Select(element.GetAttribute)) ?? "" : addresses.Link(written).Address ?? written;
    }

    private static string? FirstOf(IEnumerable<string?> values) => values.FirstOrDefault(static value => !string.IsNullOrWhiteSpace(value));

    private static string? PictureOfStyle(IElement element) =>
        element.GetAttribute("background") is { Length: > 0 } background ? background
        : element.GetAttribute("style") is { } style && PictureInStyle().Match(style) is { Success: true } match ? match.Groups["address"].Value
        : null;

    [GeneratedRegex("""url\(\s*["']?(?<address>[^"')]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PictureInStyle();
}
