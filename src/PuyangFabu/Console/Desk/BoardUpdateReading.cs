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
        var updates = new List<BoardUpdate>();
        foreach (var board in tree.All.Where(board => tree.IsListed(board) && !tree.ChildrenOf(board.Id).Any()))
        {
            var newest = await articles.NewestAsync([board.Id], skip: 0, take: 1, cancellation);
            int? days = newest is [var article] ? (today - UnixMilliseconds.ToChinaTime(article.PublishedMs).Date).Days : null;
            updates.Add(new(board.Name, board.Slug, newest is [var last] ? last.PublishedMs : null, days, LevelOf(days)));
        }

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
