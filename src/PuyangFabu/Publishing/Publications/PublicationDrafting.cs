using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Makes publications, takes them back, and lets a second person decide.</summary>
public sealed class PublicationDrafting(PublicationDesk desk, ReleasedArticles released, AccountRegistry accounts, TimeProvider clock)
{
    public Task<Outcome<Publication>> CreateAsync(PublicationRequest request, Actor actor, CancellationToken cancellation)
    {
        IReadOnlyList<long> ids = request.ArticleIds ?? [];
        var account = request.Account is { } slug ? accounts.Find(slug) : accounts.Default;
        var refusal = account is null ? Refusal.BadInput("account", $"没有代号为“{request.Account}”的账号")
            : ids.Distinct().Count() != ids.Count ? Refusal.BadInput("articleIds", "同一篇稿件选了两次")
            : DraftLimits.OfNumber(ids.Count);
        return refusal is not null ? Task.FromResult<Outcome<Publication>>(refusal) : desk.CreateAsync(
            actor, PublicationAction.Create,
            async session =>
            {
                var articles = await released.ChooseAsync(session, ids);
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

    private static Publication Unapproved(Publication publication) => publication with
    {
        State = PublicationState.Draft,
        ApprovedBy = null,
        ApprovedName = "",
        ApprovedMs = null,
        ApprovedHash = "",
    };
}
