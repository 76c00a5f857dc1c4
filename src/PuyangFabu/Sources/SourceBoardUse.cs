using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Sources;

/// <summary>A source whose drafts go into a board: it may not lose it.</summary>
public sealed class SourceBoardUse : IBoardUse
{
    public async Task<string?> DescribeAsync(DbSession session, Board board) =>
        await NewsSourceStore.CountOfBoardAsync(session, board.Id) is > 0 and var count ? $"{count} 个信息源" : null;
}
