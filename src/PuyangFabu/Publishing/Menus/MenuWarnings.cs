using System.Globalization;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Publishing.Menus;

/// <summary>What may surprise the editor of a menu that is otherwise fine: names that a phone cuts, buttons that lead to no page or whose board is gone or hidden.</summary>
public static class MenuWarnings
{
    /// <summary>In a key, before what tells a button from another one of the same board.</summary>
    public const char ButtonMark = '#';

    private const string BoardPrefix = "board:";

    public static IEnumerable<string> Of(Menu menu, BoardTree boards)
    {
        var missing = MenuTargets.Missing(menu, boards).ToDictionary(static one => one.Place, static one => one.Problem);
        foreach (var (place, button) in Placed(menu))
        {
            if (missing.TryGetValue(place, out var problem))
            {
                yield return $"{place}{problem}，点了只会得到“{(SlugOf(button) is null ? "找不到页面" : "栏目已调整")}”。";
            }

            if (NameWarning(button, menu.Button.Any(top => ReferenceEquals(top, button)) ? MenuNameLimit.Top : MenuNameLimit.Sub) is { } warning)
            {
                yield return $"{place}{warning}";
            }

            if (problem is null && button is { Type: "view", Url: { } url } && IsOurs(url) && !LeadsToPage(url, boards))
            {
                yield return $"{place}“{button.Name}”的网址“{url}”不是本站的页面，点了只会看到“找不到页面”。";
            }

            if (SlugOf(button) is { } slug && boards.Find(slug) is { } board && !boards.IsListed(board))
            {
                yield return $"{place}“{button.Name}”指向的栏目“{board.Name}”已隐藏，点了只会得到“栏目已调整”。";
            }
        }
    }

    /// <summary>An address of this site, without a host.</summary>
    public static bool IsOurs(string url) => url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal);

    // The pages for readers. Whether an article is published may change any day: its address alone is looked at.
    private static bool LeadsToPage(string url, BoardTree boards) => url.Split('?', '#')[0].Trim('/').Split('/') switch
    {
        [""] or ["search"] or ["directory"] or ["services"] or ["topics"] or ["topics", _] or ["cases", "progress"] or ["uploads", _] => true,
        ["articles", var id] => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        ["boards", var slug] => boards.Find(slug) is { } board && boards.IsListed(board),
        _ => false,
    };

    private static string? NameWarning(MenuButton button, MenuNameLimit limit)
    {
        var name = button.Name ?? "";
        return !limit.Shows(name) ? $"的名称“{name}”超过 {limit.Shown} 个汉字，微信收，但手机上一般只显示前 {limit.Shown} 个。"
            : TypedEscapes.In(name) is { Count: > 0 } escapes ? $"的名称里有{TypedEscapes.Named(escapes)}，手机上会原样显示。"
            : null;
    }

    /// <summary>The board that a tap on the button asks for; null when it asks for none.</summary>
    public static string? SlugOf(MenuButton button) => button is { Type: "click", Key: { } key } ? SlugOf(key) : null;

    /// <summary>The board that a key names, whichever of its buttons sends it: what follows the mark tells them apart when taps are counted.</summary>
    /// <returns>Null for a key of another kind.</returns>
    public static string? SlugOf(string key) =>
        key.StartsWith(BoardPrefix, StringComparison.OrdinalIgnoreCase) ? key[BoardPrefix.Length..].Split(ButtonMark)[0] : null;

    /// <summary>Every button with its place as <see cref="MenuRules"/> names it.</summary>
    public static IEnumerable<(string Place, MenuButton Button)> Placed(Menu menu) =>
        from top in menu.Button.Index()
        from placed in (top.Item.SubButton ?? []).Index()
            .Select(sub => ($"第 {top.Index + 1} 个菜单的第 {sub.Index + 1} 项", sub.Item))
            .Prepend(($"第 {top.Index + 1} 个菜单", top.Item))
        select placed;
}
