using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Publishing.Menus;

/// <summary>What may surprise the editor of a menu that is otherwise fine: names that a phone cuts, buttons that lead to no board.</summary>
public static class MenuWarnings
{
    private const string BoardPrefix = "board:";

    public static IEnumerable<string> Of(Menu menu, BoardTree boards)
    {
        foreach (var (place, button) in Placed(menu))
        {
            if (NameWarning(button, menu.Button.Any(top => ReferenceEquals(top, button)) ? MenuNameLimit.Top : MenuNameLimit.Sub) is { } warning)
            {
                yield return $"{place}{warning}";
            }

            if (SlugOf(button) is not { } slug)
            {
                continue;
            }

            if (boards.Find(slug) is not { } board)
            {
                yield return $"{place}“{button.Name}”指向的栏目“{slug}”不存在，点了只会得到“栏目已调整”。";
            }
            else if (!boards.IsListed(board))
            {
                yield return $"{place}“{button.Name}”指向的栏目“{board.Name}”已隐藏，点了只会得到“栏目已调整”。";
            }
        }
    }

    private static string? NameWarning(MenuButton button, MenuNameLimit limit)
    {
        var name = button.Name ?? "";
        return !limit.Shows(name) ? $"的名称“{name}”超过 {limit.Shown} 个汉字，微信收，但手机上一般只显示前 {limit.Shown} 个。"
            : TypedEscapes.In(name) is { Count: > 0 } escapes ? $"的名称里有{TypedEscapes.Named(escapes)}，手机上会原样显示。"
            : null;
    }

    /// <summary>The board that a tap on the button asks for; null when it asks for none.</summary>
    public static string? SlugOf(MenuButton button) =>
        button is { Type: "click", Key: { } key } && key.StartsWith(BoardPrefix, StringComparison.OrdinalIgnoreCase) ? key[BoardPrefix.Length..] : null;

    /// <summary>Every button with its place as <see cref="MenuRules"/> names it.</summary>
    public static IEnumerable<(string Place, MenuButton Button)> Placed(Menu menu) =>
        from top in menu.Button.Index()
        from placed in (top.Item.SubButton ?? []).Index()
            .Select(sub => ($"第 {top.Index + 1} 个菜单的第 {sub.Index + 1} 项", sub.Item))
            .Prepend(($"第 {top.Index + 1} 个菜单", top.Item))
        select placed;
}
