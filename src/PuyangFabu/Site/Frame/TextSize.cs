using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Frame;

/// <summary>The large-text switch: a cookie that the reader sets by a link, without script.</summary>
public static class TextSize
{
    public const string CookieName = "text-size";
    public const string Large = "large";
    public const string Normal = "normal";

    public static bool IsLarge(string? size) => string.Equals(size, Large, StringComparison.Ordinal);

    /// <summary>The link that switches and comes back to a page.</summary>
    public static string Switch(PageView view) =>
        $"/site/text-size?size={(view.LargeText ? Normal : Large)}&return={Uri.EscapeDataString(view.Path)}";
}
