using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
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

    /// <summary>How many the rules put on another board.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation)
    {
        var (book, count) = (await boards.ReadAsync(cancellation), 0);
        for (long? last = 0; last is { } after;)
        {
            (var sorted, last) = await database.ReadAsync(session => SortedAsync(session, book, after), cancellation);
            count += sorted.Count;
        }

        return count;
    }

    public async Task<Outcome<Done>> SortAsync(Actor actor, CancellationToken cancellation)
    {
        // The board may have to be made first.
        await boards.ReadAsync(cancellation);
        var moved = 0;
        for (long? last = 0; last is { } after;)
        {
            (var count, last) = await database.WriteAsync(session => MoveAsync(session, actor, after), cancellation);
            moved += count;
        }

        return moved == 0 ? Refusal.Conflict("nothingSorted", "待归类里没有现在的规则归得了的稿件。") : Done.It;
    }

    private async Task<(int Moved, long? Last)> MoveAsync(DbSession session, Actor actor, long after)
    {
        // All is read behind this: what somebody changed or a pull brought a moment ago stays.
        await ContentChangeStore.BeginAsync(session);
        var (sorted, last) = await SortedAsync(session, await PullBoards.ReadAsync(session), after);
        var moved = (await articles.UpsertAsync(session, sorted)).Count(static one => one.Outcome == ArticleWrite.Updated);
        if (moved > 0)
        {
            await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = "pull.sort", TargetKind = "pull", TargetId = PullBoards.Inbox, After = new { moved } });
        }

        return (moved, last);
    }

    /// <returns>The articles as they stand on their new boards, and behind which one the next are; null for the last.</returns>
    private static async Task<(IReadOnlyList<Article> Sorted, long? Last)> SortedAsync(DbSession session, PullRuleBook book, long after)
    {
        var found = await ArticleStore.AfterAsync(session, after, AtOnce, book.Inbox.Id);
        long[] ids = [.. found.Select(static article => article.Id)];
        var pulled = (await PulledArticleStore.TakenAsync(session, ids)).ToHashSet();
        pulled.ExceptWith(await PromisedArticles.AmongAsync(session, ids));
        List<Article> sorted = [];
        foreach (var article in found.Where(article => article.Status == ArticleStatus.Published && pulled.Contains(article.Id)))
        {
            var board = book.BoardOf(article.Title, article.Author);
            if (board.Id != book.Inbox.Id)
            {
                var moved = article with { BoardId = board.Id, BoardSlugs = board.Slug };
                sorted.Add(moved with { ContentHash = ContentHash.Of(moved, moved.BoardSlugs) });
            }
        }

        return (sorted, found.Count < AtOnce ? null : found[^1].Id);
    }
}
