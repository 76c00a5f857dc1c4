using PuyangFabu.Content.Boards;
using PuyangFabu.Publishing.Menus;
using WeChatMenu = PuyangFabu.Publishing.Menus.Menu;

namespace PuyangFabu.Console.Menus;

/// <summary>What a menu changes of the one that followers see, in words.</summary>
public static class MenuChanges
{
    /// <param name="titles">As <see cref="MenuTitles"/> reads them.</param>
    /// <returns>A sentence for each change; empty when there is none.</returns>
    public static IReadOnlyList<string> Of(WeChatMenu live, WeChatMenu next, BoardTree boards, IReadOnlyDictionary<string, string> titles) =>
        [.. Between(live.Button, next.Button, "", boards, titles)];

    private static IEnumerable<string> Between(IReadOnlyList<MenuButton> live, IReadOnlyList<MenuButton> next, string place, BoardTree boards, IReadOnlyDictionary<string, string> titles)
    {
        var left = live.ToList();
        var pairs = new List<(MenuButton Before, MenuButton After)>();
        var added = new List<MenuButton>();
        foreach (var button in next)
        {
            // The same name first; a button that leads to the same place under another one was renamed.
            var partner = left.Find(other => other.Name == button.Name && Target(other, boards) == Target(button, boards)) ?? left.Find(other => other.Name == button.Name);
            if (partner is null)
            {
                added.Add(button);
            }
            else
            {
                left.Remove(partner);
                pairs.Add((partner, button));
            }
        }

        foreach (var button in added)
        {
            var renamed = left.Find(other => other.SubButton is not { Count: > 0 } && Target(other, boards) == Target(button, boards));
            if (renamed is null)
            {
                yield return $"新加“{place}{button.Name}”：{MenuLine.TargetOf(button, boards, titles)}";
                foreach (var below in Between([], button.SubButton ?? [], $"{place}{button.Name} › ", boards, titles))
                {
                    yield return below;
                }
            }
            else
            {
                left.Remove(renamed);
                pairs.Add((renamed, button));
                yield return $"“{place}{renamed.Name}”改名为“{button.Name}”";
            }
        }

        foreach (var button in left)
        {
            yield return $"去掉“{place}{button.Name}”";
        }

        foreach (var (before, after) in pairs)
        {
            if (before.SubButton is not { Count: > 0 } || after.SubButton is not { Count: > 0 })
            {
                if (Target(before, boards) != Target(after, boards))
                {
                    yield return $"“{place}{after.Name}”原来是{MenuLine.TargetOf(before, boards, titles)}，改为{MenuLine.TargetOf(after, boards, titles)}";
                }
            }
            else
            {
                foreach (var change in Between(before.SubButton, after.SubButton, $"{place}{after.Name} › ", boards, titles))
                {
                    yield return change;
                }
            }
        }

        if (left.Count == 0 && added.Count == 0 && !pairs.Select(static pair => pair.Before).SequenceEqual(live, ReferenceEqualityComparer.Instance))
        {
            yield return place.Length == 0 ? "底部按钮的先后变了" : $"“{place[..^3]}”里按钮的先后变了";
        }
    }

    // Two topics of one title are two places.
    private static string Target(MenuButton button, BoardTree boards) => MenuLine.TargetOf(button, boards);
}
