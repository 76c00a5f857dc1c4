using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Articles;

/// <summary>Articles in a board, in any state, as readers see them or as they are being written: none of them may lose it.</summary>
public sealed class ArticleBoardUse : IBoardUse
{
    public async Task<string?> DescribeAsync(DbSession session, Board board)
    {
        // Nearly always the same articles; one that is on its way to another board counts where it is more.
        var count = Math.Max(await ArticleStore.CountInAsync(session, board.Id), await ArticleWorkStore.CountInAsync(session, board.Id));
        return count > 0 ? $"{count} 篇稿件" : null;
    }
}
