using PuyangFabu.Boards;

namespace PuyangFabu.Menus;

/// <summary>What may surprise the editor of a menu that is otherwise fine: buttons that lead to no board.</summary>
public static class MenuWarnings
{
    private const string BoardPrefix = "board:";

    public static IEnumerable<string> Of(Menu menu, BoardTree boards)
    {
        foreach (var (place, button) in Placed(menu))
        {
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
