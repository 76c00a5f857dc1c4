using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Boards;

/// <summary>Something that stands on a board, which therefore cannot be deleted. Each feature that refers to boards has one.</summary>
public interface IBoardUse
{
    /// <summary>What of it uses the board, for people (<c>3 篇稿件</c>), or null when nothing does.</summary>
    /// <param name="session">The transaction that is about to delete the board.</param>
    Task<string?> DescribeAsync(DbSession session, Board board);
}
