using PuyangFabu.Content.Articles;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Pulling.Rules;
using PuyangFabu.Publishing.Pulling.Taking;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Pulling.Steps;

/// <summary>Compares a page of WeChat's list with what is here. Writes nothing but pictures: what an article is made of takes longer than others should wait for a transaction.</summary>
public sealed class PagePlan(
    PulledArticleStore known, OwnArticles ours, PulledIntake intake, PulledCovers covers, PullBoards boards, Database database, TimeProvider clock)
{
    /// <param name="alive">Called between the articles: the step is still at work.</param>
    internal async Task<IReadOnlyList<PlannedArticle>> MakeAsync(ArticlePullRow pull, PostPage page, Func<Task> alive, CancellationToken cancellation)
    {
        string[] names = [.. page.Posts.Select(static post => post.OuterId)];
        var rows = (await known.OfAsync(pull.Account, page.Origin, names, cancellation)).ToDictionary(static row => (row.OuterId, row.Position));
        var keys = page.Posts.SelectMany(static post => post.Articles).Select(static told => WeChatAddress.KeyOf(told.Url)).Where(static key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        var context = new PlanContext(
            pull,
            page.Origin,
            await boards.ReadAsync(cancellation),
            covers.Begin(),
            (await known.ElsewhereAsync(pull.Account, page.Origin, [.. keys], cancellation)).ToHashSet(StringComparer.Ordinal),
            await ours.ReadAsync(pull.Account, page, cancellation),
            await database.ReadAsync(session => PromisedArticles.AmongAsync(session, [.. rows.Values.Where(static row => row.CoverMissing).Select(static row => row.ArticleId).OfType<long>()]), cancellation));
        var plan = new List<PlannedArticle>();
        foreach (var post in page.Posts)
        {
            if (post.Articles.Count == 0)
            {
                plan.Add(Unread(context, post, rows));
            }

            foreach (var (index, told) in post.Articles.Index())
            {
                var old = rows.GetValueOrDefault((post.OuterId, index + 1L));
                var planned = await PlanAsync(context, post, index + 1, told, old, cancellation);
                plan.Add(planned with { IsElsewhere = old is not null && planned.Row is { } row && (row.Url != old.Url || row.State != old.State) });
                await alive();
            }
        }

        return plan;
    }

    private async Task<PlannedArticle> PlanAsync(PlanContext context, Post post, int position, DraftArticle told, PulledArticle? old, CancellationToken cancellation)
    {
        var (hash, key) = (PulledHash.Of(told), WeChatAddress.KeyOf(told.Url));
        var row = (old ?? Fresh(context, post, position)) with
        {
            Title = PulledText.TitleOf(told),
            Url = key.Length > 0 ? told.Url! : old?.Url ?? "",
            UrlKey = key.Length > 0 ? key : old?.UrlKey ?? "",
            Run = context.Pull.Run,
        };
        if (told.IsDeleted)
        {
            return Gone(row, old);
        }

        if (context.Own.Find(post, position, told, old) is { } own)
        {
            return new PlannedArticle(old is null ? PulledFinding.Own : PulledFinding.Same, row with { State = PulledState.Own, ArticleId = own, TakenHash = hash, SeenHash = hash, NoticedMs = null });
        }

        if (context.Own.WasWrong(told, old))
        {
            (row, old) = (row with { ArticleId = null, TakenHash = "", CoverMissing = false }, null);
        }

        if (old?.ArticleId is { } id && !(old.CoverMissing && old.TakenHash == hash && !context.Promised.Contains(id)))
        {
            return Compared(row, old, hash);
        }

        if (old is null && row.Id == 0 && context.Elsewhere.Contains(key))
        {
            return new PlannedArticle(PulledFinding.Same, null);
        }

        return await TakeAsync(context, row with { SeenHash = hash, NoticedMs = null }, told, old, cancellation);
    }

    // An entry without articles: named, unless it had some before, which stay as they are known.
    private PlannedArticle Unread(PlanContext context, Post post, Dictionary<(string OuterId, long Position), PulledArticle> rows) =>
        rows.Values.Any(row => row.OuterId == post.OuterId && row.ArticleId is not null)
            ? new PlannedArticle(PulledFinding.Unread, null)
            : new PlannedArticle(PulledFinding.Unread, (rows.GetValueOrDefault((post.OuterId, 1L)) ?? Fresh(context, post, 1)) with
            {
                Title = "（没有内容）",
                State = PulledState.Refused,
                Note = "读不出来：微信没有给这一条的内容，下次拉取再试",
                Run = context.Pull.Run,
            });

    private async Task<PlannedArticle> TakeAsync(PlanContext context, PulledArticle row, DraftArticle told, PulledArticle? old, CancellationToken cancellation)
    {
        var source = new PulledSource(row.Account, row.Origin, row.OuterId, row.Position, row.PublishedMs);
        var status = row.Origin == PulledOrigin.Draft || (row.Origin == PulledOrigin.News && context.Pull.NewsAsDrafts) ? ArticleStatus.Draft : ArticleStatus.Published;
        var reading = await intake.ReadAsync(source, told, context.Boards, context.Covers, status, cancellation);
        if (old?.ArticleId is not null && (reading.Article is null || reading.CoverMissing))
        {
            // Its cover still cannot be had: everything stays. At WeChat it is what it was, whatever it was meanwhile.
            return new PlannedArticle(PulledFinding.Same, row with { State = PulledState.Taken });
        }

        return reading.Article is null
            ? new PlannedArticle(PulledFinding.Refused, row with { State = PulledState.Refused, Note = reading.Note })
            : new PlannedArticle(
                PulledFinding.Fresh,
                row with { State = PulledState.Taken, TakenHash = row.SeenHash, Note = reading.Note, CoverMissing = reading.CoverMissing && status == ArticleStatus.Published },
                reading.Article)
            {
                AwaitsPictures = reading.HasPicturesOutside,
            };
    }

    private PlannedArticle Gone(PulledArticle row, PulledArticle? old) => old?.State == PulledState.Gone
        ? new PlannedArticle(PulledFinding.Same, row)
        : new PlannedArticle(PulledFinding.Gone, row with
        {
            State = PulledState.Gone,
            Note = row.ArticleId is null ? "微信上已经删除，没有拉取" : row.Note,
            NoticedMs = row.ArticleId is null ? null : clock.NowMs(),
        });

    private PlannedArticle Compared(PulledArticle row, PulledArticle old, string hash) =>
        old.TakenHash == hash ? new PlannedArticle(PulledFinding.Same, row with { State = PulledState.Taken, SeenHash = hash, NoticedMs = null })
        : old.SeenHash == hash && old.State == PulledState.Changed ? new PlannedArticle(PulledFinding.Same, row)
        : new PlannedArticle(PulledFinding.Changed, row with { State = PulledState.Changed, SeenHash = hash, NoticedMs = clock.NowMs() });

    private PulledArticle Fresh(PlanContext context, Post post, int position) => new()
    {
        Account = context.Pull.Account,
        Origin = context.Origin,
        OuterId = post.OuterId,
        Position = position,
        Title = "",
        State = PulledState.Taken,
        PublishedMs = post.AtMs > 0 ? post.AtMs : clock.NowMs(),
        FirstMs = clock.NowMs(),
    };

    /// <summary>What holds for all articles of a page.</summary>
    /// <param name="Elsewhere">Keys of addresses that another list has.</param>
    /// <param name="Own">What of it this product handed over itself.</param>
    /// <param name="Promised">Articles without their cover that are to go out so.</param>
    private sealed record PlanContext(
        ArticlePullRow Pull, string Origin, PullRuleBook Boards, CoverTaking Covers, IReadOnlySet<string> Elsewhere, OwnBook Own, IReadOnlySet<long> Promised);
}
