using System.Runtime.CompilerServices;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Pulling.Rules;

/// <summary>
/// Sorts what lies in 待归类 by the rules of now, as the pull would have done, had they been there: only articles that came from WeChat and
/// that nobody here began to change.
/// </summary>
public sealed class InboxSorting(ArticleStore articles, PullBoards boards, Database database, AuditLog audit)
{
    private const int AtOnce = 100;

    /// <summary>How many the rules put on another board.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var sorted in SortedAsync(cancellation))
        {
            count += sorted.Count;
        }

        return count;
    }

    public async Task<Outcome<Done>> SortAsync(Actor actor, CancellationToken cancellation)
    {
        var moved = 0;
        await foreach (var sorted in SortedAsync(cancellation))
        {
            moved += await database.WriteAsync(
                async session =>
                {
                    // What somebody began to change since it was read keeps what he made of it, and what got the copies of its pictures meanwhile keeps them.
                    await ContentChangeStore.BeginAsync(session);
                    long[] ids = [.. sorted.Select(static article => article.Now.Id)];
                    var still = (await PulledArticleStore.TakenAsync(session, ids)).ToHashSet();
                    var hashes = (await ArticleWorkStore.FindAsync(session, ids)).ToDictionary(static work => work.ArticleId, static work => work.ContentHash);
                    return (await articles.UpsertAsync(session, [.. sorted.Where(article => still.Contains(article.Now.Id) && hashes[article.Now.Id] == article.OldHash).Select(static article => article.Now)]))
                        .Count(static one => one.Outcome == ArticleWrite.Updated);
                },
                cancellation);
        }

        if (moved == 0)
        {
            return Refusal.Conflict("nothingSorted", "待归类里没有现在的规则归得了的稿件。");
        }

        await database.WriteAsync(
            session => audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = "pull.sort", TargetKind = "pull", TargetId = PullBoards.Inbox, After = new { moved } }), cancellation);
        return Done.It;
    }

    /// <summary>The articles as they stand on their new boards, each with the hash that it had before.</summary>
    private async IAsyncEnumerable<IReadOnlyList<(Article Now, string OldHash)>> SortedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var book = await boards.ReadAsync(cancellation);
        for (var last = 0L; ;)
        {
            var found = await articles.AfterAsync(last, AtOnce, cancellation, book.Inbox.Id);
            if (found.Count == 0)
            {
                yield break;
            }

            last = found[^1].Id;
            var pulled = (await database.ReadAsync(session => PulledArticleStore.TakenAsync(session, [.. found.Select(static article => article.Id)]), cancellation)).ToHashSet();
            List<(Article Now, string OldHash)> sorted = [];
            foreach (var article in found.Where(article => article.Status == ArticleStatus.Published && pulled.Contains(article.Id)))
            {
                var board = book.BoardOf(article.Title, article.Author);
                if (board.Id != book.Inbox.Id)
                {
                    var moved = article with { BoardId = board.Id, BoardSlugs = board.Slug };
                    sorted.Add((moved with { ContentHash = ContentHash.Of(moved, moved.BoardSlugs) }, article.ContentHash));
                }
            }

            if (sorted.Count > 0)
            {
                yield return sorted;
            }
        }
    }
}
