using PuyangFabu.Content.Boards;

namespace PuyangFabu.Console.Frame.Parts;

/// <summary>Boards by name, those below others behind the name of the upper one.</summary>
public static class BoardChoices
{
    public static IEnumerable<(string Value, string Name)> ForFilter(BoardTree boards) => Of(boards).Prepend(("", "全部栏目"));

    public static IEnumerable<(string Value, string Name)> Of(BoardTree boards) => Of(boards, boards.All);

    /// <summary>Those that readers see.</summary>
    public static IEnumerable<(string Value, string Name)> Listed(BoardTree boards) => Of(boards, boards.All.Where(boards.IsListed));

    private static IEnumerable<(string Value, string Name)> Of(BoardTree boards, IEnumerable<Board> some) =>
        some
            .Select(board => (Path: boards.PathTo(board), Board: board))
            .OrderBy(static entry => entry.Path[0].SortOrder).ThenBy(static entry => entry.Path[0].Id).ThenBy(static entry => entry.Path.Count).ThenBy(static entry => entry.Board.SortOrder)
            .Select(static entry => (entry.Board.Slug, string.Join(" › ", entry.Path.Select(static step => step.Name)) + (entry.Board.Visible ? "" : "（已隐藏）")));

    /// <param name="slug">Empty for a board that was deleted.</param>
    public static string NameOf(BoardTree boards, string slug) => boards.Find(slug)?.Name ?? "（已删除的栏目）";
}
