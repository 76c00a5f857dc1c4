using AngleSharp.Dom;

namespace PuyangFabu.Publishing.Materials.Bodies;

/// <summary>What plays inside a page does not play inside WeChat: a plain link stands in its place, where there is one to give.</summary>
internal static class EmbeddedMedia
{
    private const string Playing = "video,audio,iframe,embed,object";

    /// <param name="absolute">From an address to one that can be opened from a chat, or null.</param>
    /// <returns>What was done, in Chinese.</returns>
    public static IReadOnlyList<string> Replace(IElement body, Func<string, string?> absolute)
    {
        var notes = new List<string>();
        foreach (var element in body.QuerySelectorAll(Playing).Where(static found => found.ParentElement?.Closest(Playing) is null).ToList())
        {
            var name = element.LocalName switch { "video" => "视频", "audio" => "音频", _ => "嵌入内容" };
            if (AddressOf(element) is { } address && absolute(address) is { } target)
            {
                var link = element.Owner!.CreateElement("a");
                link.SetAttribute("href", target);
                link.TextContent = $"点击打开{name}";
                element.Replace(link);
                notes.Add($"正文里的{name}在微信里不能直接播放，已换成链接。");
            }
            else
            {
                element.Remove();
                notes.Add($"正文里的{name}微信不支持，已去掉。");
            }
        }

        return notes;
    }

    private static string? AddressOf(IElement element) =>
        element.GetAttribute("src") ?? element.GetAttribute("data") ?? element.QuerySelector("source[src]")?.GetAttribute("src");
}
