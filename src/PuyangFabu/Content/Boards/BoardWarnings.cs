using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Boards;

/// <summary>What may surprise the editor of a board that is otherwise fine.</summary>
public static class BoardWarnings
{
    private const int MenuButtons = 3;

    public static IEnumerable<string> Of(Board board, BoardTree tree)
    {
        if (board.ParentId is null && board.Visible && tree.Roots.Count() > MenuButtons)
        {
            yield return $"一级栏目有 {tree.Roots.Count()} 个，微信菜单只有 {MenuButtons} 个按钮，多出的栏目在菜单上没有位置。";
        }

        if (board.Visible && !tree.IsListed(board))
        {
            yield return "上级栏目已隐藏，本栏目也不会显示。";
        }

        var name = SearchText.Normalize(board.Name);
        if (tree.All.FirstOrDefault(other => other.Id != board.Id && SearchText.Normalize(other.Name) == name) is { } same)
        {
            yield return $"与栏目“{same.Slug}”同名，市民发送这个名称时只会得到排在前面的一个。";
        }
    }
}
