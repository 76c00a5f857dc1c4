using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Pulling.Steps;

/// <summary>Writes what a page came to, and where the pull goes on, in one transaction: a kill repeats at most a page, which changes nothing.</summary>
public sealed class PulledPage(PagePlan plans, ArticleStore articles, ContentChangeStore changes, Database database, TimeProvider clock)
{
    /// <param name="from">As it was leased.</param>
    /// <param name="next">Where it goes on; what was found is counted into it.</param>
    public async Task KeepAsync(ArticlePullRow from, ArticlePullRow next, PostPage page, Func<Task> alive, CancellationToken cancellation)
    {
        var plan = await plans.MakeAsync(from, page, alive, cancellation);
        await database.TryWriteAsync<Done>(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                var added = await WriteAsync(session, plan);
                var gone = from.Phase == PullPhase.Missing ? await GoneAsync(session, from, page) : 0;
                return await ArticlePullStore.MoveAsync(session, from, Counted(from, next, plan, added) with { Gone = next.Gone + gone + Count(plan, PulledFinding.Gone) }) ? Done.It : Refusal.Stale;
            },
            cancellation);
    }

    // A post that was asked for by itself is told whole: what it does not name is not in it any more.
    private async Task<int> GoneAsync(DbSession session, ArticlePullRow from, PostPage page)
    {
        var gone = await PulledArticleStore.GoneAsync(session, from.Account, page.Posts[0].OuterId, from.Run, clock.NowMs());
        await changes.RecordAsync(session, ContentKind.Article, gone);
        return gone.Count;
    }

    /// <returns>How many articles are new here.</returns>
    internal async Task<int> WriteAsync(DbSession session, IReadOnlyList<PlannedArticle> plan)
    {
        var fresh = plan.Where(static one => one is { Article: not null, Row: not null }).ToList();
        var published = fresh.Where(static one => one.Article!.Status == ArticleStatus.Published).ToList();
        var written = await articles.UpsertAsync(session, [.. published.Select(static one => one.Article!)], new Arrival(PulledArticle.By));
        var rows = plan.Where(static one => one is { Article: null, Row: not null }).Select(static one => one.Row!).ToList();
        var added = 0;
        foreach (var (one, (outcome, id)) in published.Zip(written))
        {
            var article = one.Article! with { Id = id > 0 ? id : await ArticleStore.IdOfAsync(session, one.Article!.ExternalId!) ?? 0 };
            rows.Add(one.Row! with { ArticleId = article.Id });
            if (outcome == ArticleWrite.Inserted)
            {
                added++;
                await ArticleEventStore.AddAsync(session, Pulled(article, one.Row!.Url));
            }
        }

        foreach (var one in fresh.Where(static one => one.Article!.Status == ArticleStatus.Draft))
        {
            rows.Add(one.Row! with { ArticleId = await AddDraftAsync(session, one.Article!, one.Row!.Origin == PulledOrigin.News ? "微信图文素材" : "微信草稿箱") });
            added++;
        }

        await PulledArticleStore.SaveAsync(session, rows);
        await PulledArticleStore.AwaitPicturesAsync(session, fresh.Where(static one => one.AwaitsPictures).Select(static one => one.Row!), clock.NowMs());

        // Where answers lead changes with these, although the articles do not.
        await changes.RecordAsync(
            session, ContentKind.Article, plan.Where(static one => one.IsElsewhere || one.Finding is PulledFinding.Gone or PulledFinding.Own).Select(static one => one.Row?.ArticleId).OfType<long>());
        return added;
    }

    /// <summary>A draft is nobody's yet: whoever takes it up writes it, and it goes through the review like any other.</summary>
    /// <param name="place">Where it lay at WeChat.</param>
    private async Task<long?> AddDraftAsync(DbSession session, Article draft, string place)
    {
        if (await ArticleStore.ReserveAsync(session, draft.ExternalId, draft.BoardId, clock) is not { } id)
        {
            return await ArticleStore.IdOfAsync(session, draft.ExternalId!);
        }

        var now = clock.NowMs();
        var article = draft with { Id = id, UpdatedMs = now };
        await ArticleWorkStore.InsertAsync(session, new ArticleWork
        {
            ArticleId = id,
            State = WorkState.Draft,
            Revision = 1,
            HeadVersion = 1,
            ContentHash = article.ContentHash,
            Title = article.Title,
            BoardId = article.BoardId,
            Kind = article.Kind,
            WriterName = PulledArticle.By,
            CreatedMs = now,
            UpdatedMs = now,
        });
        await ArticleVersionStore.AddAsync(session, [ArticleVersion.Imported(article, 1) with { WrittenName = PulledArticle.By }]);
        await ArticleEventStore.AddAsync(session, Pulled(article, place));
        return id;
    }

    private ArticleEvent Pulled(Article article, string place) => new()
    {
        ArticleId = article.Id,
        AtMs = clock.NowMs(),
        Action = ArticleEventKind.Pull,
        Version = 1,
        ContentHash = article.ContentHash,
        OperatorName = PulledArticle.By,
        Address = "",
        Comment = place,
    };

    private static ArticlePullRow Counted(ArticlePullRow from, ArticlePullRow next, IReadOnlyList<PlannedArticle> plan, int added) => next with
    {
        Looked = next.Looked + (from.Phase == PullPhase.Missing ? 0 : plan.Count - Count(plan, PulledFinding.Unread)),
        Added = next.Added + added,
        Same = next.Same + plan.Count(static one => one.Finding is PulledFinding.Same or PulledFinding.Fresh or PulledFinding.Own) - added,
        Changed = next.Changed + Count(plan, PulledFinding.Changed),
        Refused = next.Refused + Count(plan, PulledFinding.Refused),
        Unread = next.Unread + Count(plan, PulledFinding.Unread),
    };

    private static int Count(IReadOnlyList<PlannedArticle> plan, PulledFinding finding) => plan.Count(one => one.Finding == finding);
}
