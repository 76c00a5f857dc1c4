using PuyangFabu.Content.Boards;

namespace PuyangFabu.Site.Frame;

/// <summary>The colour of a board: one for each top board, which its sub-boards share.</summary>
public static class CoverTone
{
    /// <summary>How many tones the style sheet has; further top boards begin again.</summary>
    private const int Count = 5;

    public static string ClassOf(BoardTree boards, long boardId)
    {
        var root = boards.Find(boardId) is { } board ? boards.PathTo(board)[0] : null;
        var index = boards.Roots.TakeWhile(candidate => candidate.Id != root?.Id).Count();
        return $"tone-{index % Count}";
    }
}
