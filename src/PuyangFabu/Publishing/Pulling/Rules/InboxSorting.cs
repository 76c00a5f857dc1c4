using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Pulling.Rules;

/// <summary>
/// Sorts what lies in 待归类 by the rules of now, as the pull would have done, had they been there: only articles that came from WeChat and
/// that nobody here began to change, and that are not to go out as they are. So many at a time that no message waits long for its turn to be written; each time is one transaction,
/// with the entry in the record that says how many it moved.
/// </summary>
public sealed class InboxSorting(ArticleStore articles, PullBoards boards, Database database, AuditLog audit)
{
    private const int AtOnce = 100;

    /// <summary>How many the rules put on each other board, the most first.</summary>
    public async Task<IReadOnlyList<SortedBoard>> PlanAsync(CancellationToken cancellation)
    {
        var (book, counts) = (await boards.ReadAsync(cancellation), new Dictionary<long, SortedBoard>());
        for (long? last = 0; last is { } after;)
        {
            (var sorted, last) = await database.ReadAsync(session => SortedAsync(session, book, after), cancellation);
            foreach (var (board, _) in sorted)
            {
                counts[board.Id] = new SortedBoard(board.Name, (counts.GetValueOrDefault(board.Id)?.Count ?? 0) + 1);
            }
        }

        return [.. counts.Values.OrderByDescending(static one => one.Count)];
    }

    /// <returns>How many were moved.</returns>
    public async Task<Outcome<int>> SortAsync(Actor actor, CancellationToken cancellation)
    {
        // The board may have to be made first.
        await boards.ReadAsync(cancellation);
        var moved = 0;
        for (long? last = 0; last is { } after;)
        {
            (var count, last) = await database.WriteAsync(session => MoveAsync(session, actor, after), cancellation);
            moved += count;
        }

        return moved == 0 ? Refusal.Conflict("nothingSorted", "待归类里没有现在的规则归得了的稿件。") : moved;
    }

    private async Task<(int Moved, long? Last)> MoveAsync(DbSession session, Actor actor, long after)
    {
        // All is read behind this: what somebody changed or a pull brought a moment ago stays.
        await ContentChangeStore.BeginAsync(session);
        var book = await PullBoards.ReadAsync(session);
        var (sorted, last) = await SortedAsync(session, book, after);
        var moved = 0;
        foreach (var group in sorted.GroupBy(static one => one.Board.Id))
        {
            var arrival = new Arrival(actor.DisplayName, $"按归类规则从“{book.Inbox.Name}”移到“{group.First().Board.Name}”")
            {
                Action = ArticleEventKind.Sort,
                OperatorId = actor.OperatorId,
                Address = actor.Address,
            };
            moved += (await articles.UpsertAsync(session, [.. group.Select(static one => one.Article)], arrival)).Count(static one => one.Outcome == ArticleWrite.Updated);
        }

        if (moved > 0)
        {
            await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = "pull.sort", TargetKind = "pull", TargetId = PullBoards.Inbox, After = new { moved } });
        }

        return (moved, last);
    }

    /// <returns>The articles as they stand on their new boards, and behind which one the next are; null for the last.</returns>
    private static async Task<(IReadOnlyList<(Board Board, Article Article)> Sorted, long? Last)> SortedAsync(DbSession session, PullRuleBook book, long after)
    {
        var found = await ArticleStore.AfterAsync(session, after, AtOnce, book.Inbox.Id);
        long[] ids = [.. found.Select(static article => article.Id)];
        var pulled = (await PulledArticleStore.TakenAsync(session, ids)).ToHashSet();
        pulled.ExceptWith(await PromisedArticles.AmongAsync(session, ids));
        List<(Board Board, Article Article)> sorted = [];
        foreach (var article in found.Where(article => article.Status == ArticleStatus.Published && pulled.Contains(article.Id)))
        {
            var board = book.BoardOf(article.Title, article.Author);
            if (board.Id != book.Inbox.Id)
            {
                var moved = article with { BoardId = board.Id, BoardSlugs = board.Slug };
                sorted.Add((board, moved with { ContentHash = ContentHash.Of(moved, moved.BoardSlugs) }));
            }
        }

        return (sorted, found.Count < AtOnce ? null : found[^1].Id);
    }
}

/// <summary>A board that the rules put articles on.</summary>
/// <param name="Name">The board's.</param>
/// <param name="Count">How many.</param>
public sealed record SortedBoard(string Name, int Count);
