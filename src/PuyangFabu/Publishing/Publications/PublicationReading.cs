using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Review.Releasing;
using System.Globalization;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Shows publications to operators.</summary>
public sealed class PublicationReading(Database database, PublicationStore store, PublicationRights rights, DraftLinks links)
{
    private const int PageSize = 50;
    private const int LongestWords = 100;

    public async Task<Outcome<PublicationView>> ViewAsync(long id, Actor actor, CancellationToken cancellation) =>
        await database.ReadAsync(session => ViewAsync(session, id, actor), cancellation) is { } view
            ? await WithLinksAsync(view, cancellation)
            : PublicationRefusals.NotFound;

    /// <summary>Shows what a step came to.</summary>
    public async Task<Outcome<PublicationView>> ViewAsync(Task<Outcome<Publication>> step, Actor actor, CancellationToken cancellation)
    {
        var outcome = await step;
        return outcome.IsRefused ? outcome.Refusal : await ViewAsync(outcome.Value.Id, actor, cancellation);
    }

    public Task<Outcome<ItemPage<PublicationView>>> ListAsync(Actor actor, string? account, string? status, string? cursor, CancellationToken cancellation) =>
        ListAsync(actor, account, status, null, cursor, null, cancellation);

    /// <param name="words">That the title holds.</param>
    /// <param name="limit">At most a page, which it is when left out.</param>
    public async Task<Outcome<ItemPage<PublicationView>>> ListAsync(
        Actor actor, string? account, string? status, string? words, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (words is not null && FieldReasons.OfLine(words, LongestWords) is { } reason)
        {
            return Refusal.BadInput("q", reason);
        }

        if (status is not null && !PublicationState.All.Contains(status))
        {
            return Refusal.BadInput("status", $"只能是 {string.Join("、", PublicationState.All)}");
        }

        long? before = null;
        if (cursor is not null)
        {
            if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return Refusal.BadInput("cursor", "不是上一页给出的值");
            }

            before = id;
        }

        var size = Math.Min(limit ?? PageSize, PageSize);
        var found = await store.ListAsync(account, status, string.IsNullOrWhiteSpace(words) ? null : words.Trim(), before, size + 1, cancellation);
        var shown = await database.ReadAsync(session => ViewsAsync(session, [.. found.Take(size)], actor), cancellation);
        return new ItemPage<PublicationView>(shown, found.Count > size ? shown[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Why this person cannot approve a publication now, whatever rights he has.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public Task<Refusal?> ApprovalRefusalAsync(long id, Actor actor, CancellationToken cancellation) => database.ReadAsync<Refusal?>(
        async session => await PublicationStore.FindAsync(session, id) is not { } publication ? PublicationRefusals.NotFound
            : publication.State == PublicationState.PendingApproval ? await PublicationRights.OwnWorkAsync(session, publication, actor)
            : PublicationRefusals.IllegalMove(publication, PublicationAction.Approve, await rights.OfAsync(session, publication, actor)),
        cancellation);

    private async Task<PublicationView> WithLinksAsync(PublicationView view, CancellationToken cancellation)
    {
        var chosen = view.Articles!.Select(static article => new ChosenArticle
        {
            ArticleId = article.ArticleId,
            Version = article.Version,
            ContentHash = article.ContentHash,
            Title = article.Title,
        });
        var outside = view.Status is PublicationState.Draft or PublicationState.PendingApproval or PublicationState.Approved
            ? await links.FindAsync([.. chosen], cancellation)
            : [];
        return view with { OutsideLinks = outside, Warnings = [.. DraftLinks.WarningsOf(outside, view.LinkFootnotes, OfferOf(view))] };
    }

    // Only what the person who reads it can do.
    private static string? OfferOf(PublicationView view) =>
        view.Allowed.Contains(MoveCode.Of(PublicationAction.Edit)) ? "可以点“修改”，勾选“微信里点不开的链接改为文末注释”"
        : view.Allowed.Contains(MoveCode.Of(PublicationAction.Reject)) ? "可以退回，请编写的人勾选“微信里点不开的链接改为文末注释”"
        : null;

    private async Task<IReadOnlyList<PublicationView>> ViewsAsync(DbSession session, IReadOnlyList<Publication> publications, Actor actor) =>
        [.. publications.Zip(await rights.OfAsync(session, publications, actor), PublicationView.Of)];

    private async Task<PublicationView?> ViewAsync(DbSession session, long id, Actor actor)
    {
        if (await PublicationStore.FindAsync(session, id) is not { } publication)
        {
            return null;
        }

        var urls = publication.ArticleUrls.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var articles = await PublicationStore.ArticlesAsync(session, id);
        return PublicationView.Of(publication, await rights.OfAsync(session, publication, actor)) with
        {
            Articles = [.. articles.Select((article, index) => new PublicationArticleView(
                article.ArticleId, article.Version, article.ContentHash, article.Title, index < urls.Length ? urls[index] : null))],
            Timeline = [.. (await PublicationEventStore.ListAsync(session, id)).Select(PublicationTimelineItem.Of)],
        };
    }
}
