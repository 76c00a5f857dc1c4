using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Menus;

/// <summary>
/// Buttons to boards that do not exist. No menu with one is saved, submitted, approved or given to WeChat; one whose board
/// went away later is warned of (<see cref="MenuWarnings"/>).
/// </summary>
public static class MenuTargets
{
    /// <summary>The place of every button that asks for a board without naming one that exists, and what is wrong, as a phrase that follows the place.</summary>
    public static IEnumerable<(string Place, string Problem)> Missing(Menu menu, BoardTree boards) =>
        from placed in MenuWarnings.Placed(menu)
        let slug = BoardOf(placed.Button)
        where slug is not null && boards.Find(slug) is null
        select (placed.Place, slug.Length == 0 ? $"“{placed.Button.Name}”没有选栏目" : $"“{placed.Button.Name}”指向的栏目不存在");

    /// <summary>The same, each at its field as <see cref="MenuRules.Check"/> names it.</summary>
    public static IEnumerable<FieldProblem> Check(Menu menu, BoardTree boards)
    {
        var missing = Missing(menu, boards).ToDictionary(static one => one.Place, static one => one.Problem);
        return from placed in MenuWarnings.Placed(menu).Zip(Fields(menu))
               where missing.ContainsKey(placed.First.Place)
               select new FieldProblem(
                   $"{placed.Second}.{(placed.First.Button.Type == "view" ? "url" : "key")}", $"{placed.First.Place}{missing[placed.First.Place]}，请选一个现有的栏目");
    }

    /// <summary>What a menu that is handed in is refused for; null when every board exists.</summary>
    public static async Task<Refusal?> OfInputAsync(DbSession session, Menu menu) =>
        Check(menu, new BoardTree(await BoardStore.ListAsync(session))).ToList() is { Count: > 0 } problems
            ? Refusal.BadInput(problems.ConvertAll(static problem => problem with { Field = "button" }))
            : null;

    /// <summary>Why a stored version goes no further; null when every board exists.</summary>
    public static async Task<Refusal?> OfStoredAsync(DbSession session, string content) =>
        await MissingAsync(session, MenuJson.Read(content)) is { Count: > 0 } missing ? MenuRefusals.BoardGone(missing) : null;

    private static async Task<IReadOnlyList<(string Place, string Problem)>> MissingAsync(DbSession session, Menu menu) =>
        [.. Missing(menu, new BoardTree(await BoardStore.ListAsync(session)))];

    // In the order of MenuWarnings.Placed.
    private static IEnumerable<string> Fields(Menu menu) =>
        from top in menu.Button.Index()
        from field in (top.Item.SubButton ?? []).Index().Select(sub => $"button[{top.Index}].sub_button[{sub.Index}]").Prepend($"button[{top.Index}]")
        select field;

    // By a tap or by the address of its page.
    private static string? BoardOf(MenuButton button) =>
        MenuWarnings.SlugOf(button) ?? (button is { Type: "view", Url: { } url } && MenuWarnings.IsOurs(url) && url.Split('?', '#')[0].Trim('/').Split('/') is ["boards", var slug]
            ? Uri.UnescapeDataString(slug) : null);
}
