using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Makes publications, changes their drafts, takes them back, and lets a second person decide.</summary>
public sealed class PublicationDrafting(PublicationDesk desk, PublicationStore publications, ReleasedArticles released, AccountRegistry accounts, TimeProvider clock)
{
    public Task<Outcome<Publication>> CreateAsync(PublicationRequest request, Actor actor, CancellationToken cancellation) =>
        ProblemOf(request, accounts.Default, out var account) is { } refusal ? Task.FromResult<Outcome<Publication>>(refusal) : desk.CreateAsync(
            actor, PublicationAction.Create,
            async session =>
            {
                var articles = await released.ChooseAsync(session, request.ArticleIds ?? []);
                if (articles.IsRefused)
                {
                    return articles.Refusal;
                }

                var now = clock.NowMs();
                var made = await PublicationStore.InsertAsync(session, new Publication
                {
                    Account = account!.Slug,
                    State = PublicationState.Draft,
                    Title = articles.Value[0].Title,
                    ContentHash = Publication.HashOf(account.Slug, articles.Value, "", request.LinkFootnotes ?? false),
                    LinkFootnotes = request.LinkFootnotes ?? false,
                    AuthorId = actor.OperatorId,
                    AuthorName = actor.DisplayName,
                    CreatedMs = now,
                    UpdatedMs = now,
                });
                await PublicationStore.SetArticlesAsync(session, made.Id, articles.Value);
                return made;
            },
            cancellation);

    /// <summary>Writes a draft anew. Why it came back stays with it until it is handed in again.</summary>
    public async Task<Outcome<Publication>> EditAsync(long id, PublicationRequest request, Actor actor, CancellationToken cancellation)
    {
        if (await publications.FindAsync(id, cancellation) is not { } known)
        {
            return PublicationRefusals.NotFound;
        }

        return ProblemOf(request, accounts.Find(known.Account), out var account) is { } refusal ? refusal : await desk.RunAsync(
            id, PublicationAction.Edit, actor, new MoveRequest { Revision = request.Revision },
            async open =>
            {
                var articles = await released.ChooseAsync(open.Session, request.ArticleIds ?? []);
                if (articles.IsRefused)
                {
                    return articles.Refusal;
                }

                await PublicationStore.SetArticlesAsync(open.Session, id, articles.Value);
                var footnotes = request.LinkFootnotes ?? false;
                return await open.MoveAsync(open.Row with
                {
                    Account = account!.Slug,
                    Title = articles.Value[0].Title,
                    LinkFootnotes = footnotes,
                    Pinned = "",
                    ContentHash = Publication.HashOf(account.Slug, articles.Value, "", footnotes),
                });
            },
            cancellation);
    }

    public Task<Outcome<Publication>> ApproveAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, PublicationAction.Approve, actor, request,
        async open =>
        {
            if (await OpenPublication.IsFromBeforeRestoreAsync(open.Session, open.Row))
            {
                return PublicationRefusals.FromBeforeRestore;
            }

            return await open.IsUnchangedAsync()
                ? await open.MoveAsync(
                    open.Row with
                    {
                        State = PublicationState.Approved,
                        ApprovedBy = actor.OperatorId,
                        ApprovedName = actor.DisplayName,
                        ApprovedMs = open.NowMs,
                        ApprovedHash = open.Row.ContentHash,
                    },
                    request.Trimmed)
                : PublicationRefusals.ArticleChanged;
        },
        cancellation);

    public Task<Outcome<Publication>> RejectAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, PublicationAction.Reject, actor, request,
        open => open.MoveAsync(Unapproved(open.Row) with { Attention = $"已退回：{request.Trimmed}" }, request.Trimmed),
        cancellation);

    public Task<Outcome<Publication>> CancelAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, PublicationAction.Cancel, actor, request,
        open => open.MoveAsync(open.Row with { State = PublicationState.Cancelled }, request.Trimmed),
        cancellation);

    /// <summary>Takes the approval away from one that may not be published by it any more.</summary>
    /// <returns>False when it may, or is no longer waiting.</returns>
    public async Task<bool> VoidAsync(long id, CancellationToken cancellation) => !(await desk.RunAsync(
        id, PublicationAction.Void, Actor.Product, new MoveRequest(),
        async open => await open.ObstacleAsync() is { } obstacle
            ? await open.MoveAsync(Unapproved(open.Row) with { Attention = obstacle.Title }, obstacle.Title)
            : Refusal.Stale,
        cancellation)).IsRefused;

    /// <summary>Takes the approval away from one whose kept pictures are gone, unless it was approved anew meanwhile.</summary>
    public Task VoidUnkeptAsync(Publication read, Refusal problem, CancellationToken cancellation) => desk.RunAsync(
        read.Id, PublicationAction.Void, Actor.Product, new MoveRequest { ContentHash = read.ContentHash },
        open => open.MoveAsync(Unapproved(open.Row) with { Attention = problem.Title }, problem.Title),
        cancellation);

    /// <param name="otherwise">The account that counts when none is named; null when it is not there any more.</param>
    /// <param name="account">Null only where there is a problem.</param>
    private Refusal? ProblemOf(PublicationRequest request, WeChatAccount? otherwise, out WeChatAccount? account)
    {
        IReadOnlyList<long> ids = request.ArticleIds ?? [];
        account = request.Account is { } slug ? accounts.Find(slug) : otherwise;
        return account is null ? Refusal.BadInput("account", request.Account is null ? "这个账号已不存在，请另选一个" : $"没有代号为“{request.Account}”的账号")
            : ids.Distinct().Count() != ids.Count ? Refusal.BadInput("articleIds", "同一篇稿件选了两次")
            : DraftLimits.OfNumber(ids.Count);
    }

    private static Publication Unapproved(Publication publication) => publication with
    {
        State = PublicationState.Draft,
        ApprovedBy = null,
        ApprovedName = "",
        ApprovedMs = null,
        ApprovedHash = "",
    };
}
