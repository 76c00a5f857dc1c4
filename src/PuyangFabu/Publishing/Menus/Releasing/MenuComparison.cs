namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>
/// Tells in words how the menu at WeChat differs from another. What WeChat writes otherwise but means the same is no
/// difference: empty fields, the type of a button that only opens others, capitals in an AppID.
/// </summary>
public static class MenuComparison
{
    /// <param name="wanted">With absolute addresses.</param>
    /// <param name="found">What WeChat has.</param>
    /// <returns>A sentence for each difference; empty when there is none.</returns>
    public static IReadOnlyList<string> Compare(Menu wanted, Menu found)
    {
        var differences = new List<string>();
        Compare(wanted.Button, found.Button, "", differences);
        return differences;
    }

    /// <summary>Whether both show the same buttons in the same order; what a button does may be told in different ways.</summary>
    public static bool HaveSameFace(Menu one, Menu other) => HaveSameFace(one.Button, other.Button);

    private static bool HaveSameFace(IReadOnlyList<MenuButton> one, IReadOnlyList<MenuButton> other) =>
        one.Count == other.Count && one.Zip(other).All(static pair =>
            pair.First.Name == pair.Second.Name
            && (pair.First.Url is null || pair.Second.Url is null || pair.First.Url == pair.Second.Url)
            && HaveSameFace(pair.First.SubButton ?? [], pair.Second.SubButton ?? []));

    private static void Compare(IReadOnlyList<MenuButton> wanted, IReadOnlyList<MenuButton> found, string place, List<string> differences)
    {
        var left = found.ToList();
        var pairs = new List<(MenuButton Wanted, MenuButton Found)>();
        foreach (var button in wanted)
        {
            // Two buttons may have one name; the equal one is its partner then.
            var partner = left.Find(other => other.Name == button.Name && AreEqual(button, other)) ?? left.Find(other => other.Name == button.Name);
            if (partner is null)
            {
                differences.Add($"微信上少了按钮“{place}{button.Name}”。");
                continue;
            }

            left.Remove(partner);
            pairs.Add((button, partner));
        }

        differences.AddRange(left.Select(button => $"微信上多了按钮“{place}{button.Name}”。"));
        if (left.Count == 0 && pairs.Count == wanted.Count && !pairs.Select(static pair => pair.Found).SequenceEqual(found, ReferenceEqualityComparer.Instance))
        {
            differences.Add(place.Length == 0 ? "微信上的菜单顺序不同。" : $"微信上“{place.TrimEnd('/')}”里的按钮顺序不同。");
        }

        foreach (var (button, partner) in pairs)
        {
            differences.AddRange(Changes(button, partner).Select(change => $"按钮“{place}{button.Name}”改了：{change}。"));
            Compare(button.SubButton ?? [], partner.SubButton ?? [], $"{place}{button.Name}/", differences);
        }
    }

    private static bool AreEqual(MenuButton wanted, MenuButton found) =>
        !Changes(wanted, found).Any() && (wanted.SubButton?.Count ?? 0) == (found.SubButton?.Count ?? 0);

    private static IEnumerable<string> Changes(MenuButton wanted, MenuButton found)
    {
        var (opens, opensThere) = (wanted.SubButton is { Count: > 0 }, found.SubButton is { Count: > 0 });
        if (opens && opensThere)
        {
            return [];
        }

        (string Field, string? Wanted, string? Found)[] fields =
        [
            ("类型", opens ? "子菜单" : wanted.Type, opensThere ? "子菜单" : found.Type),
            ("key", wanted.Key, found.Key),
            ("网址", wanted.Url, found.Url),
            ("小程序", wanted.Appid?.ToLowerInvariant(), found.Appid?.ToLowerInvariant()),
            ("小程序页面", wanted.Pagepath, found.Pagepath),
            ("素材", wanted.MediaId, found.MediaId),
            ("文章", wanted.ArticleId, found.ArticleId),
        ];
        return fields
            .Where(static field => !string.Equals(field.Wanted ?? "", field.Found ?? "", StringComparison.Ordinal))
            .Select(static field => $"{field.Field}在微信上是“{field.Found}”，批准的是“{field.Wanted}”");
    }
}
