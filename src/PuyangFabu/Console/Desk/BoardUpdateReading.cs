using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Console.Desk;

/// <summary>How long ago each board last got an article; a board that stays still is told off before its limit of a fortnight.</summary>
public sealed class BoardUpdateReading(BoardCatalog boards, ArticleStore articles, TimeProvider clock)
{
    /// <summary>Days from which one looks after a board, hurries, and has almost missed the fortnight.</summary>
    private const int Soon = 7;
    private const int Hurry = 10;
    private const int Last = 13;

    /// <returns>Boards that readers see and that have none below them, the longest still first.</returns>
    public async Task<IReadOnlyList<BoardUpdate>> ReadAsync(CancellationToken cancellation)
    {
        var tree = boards.Current;
        var today = UnixMilliseconds.ToChinaTime(clock.GetUtcNow().ToUnixTimeMilliseconds()).Date;
        var shown = tree.All.Where(board => tree.IsListed(board) && !tree.ChildrenOf(board.Id).Any()).ToList();
        var newest = await articles.NewestTimesAsync(shown.ConvertAll(static board => board.Id), cancellation);
        var updates = shown.Zip(newest, (board, at) =>
        {
            int? days = at > 0 ? (today - UnixMilliseconds.ToChinaTime(at).Date).Days : null;
            return new BoardUpdate(board.Name, board.Slug, at > 0 ? at : null, days, LevelOf(days));
        });
        return [.. updates.OrderByDescending(static update => update.Days ?? int.MaxValue)];
    }

    private static BoardUpdateLevel LevelOf(int? days) => days switch
    {
        null or >= Last => BoardUpdateLevel.Late,
        >= Hurry => BoardUpdateLevel.Hurry,
        >= Soon => BoardUpdateLevel.Soon,
        _ => BoardUpdateLevel.Fresh,
    };
}
