using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>
/// Hands a publication in with its articles and the pictures of other sites as they are now: exactly that is approved and
/// published. What WeChat would not take shows here already.
/// </summary>
public sealed class PublicationSubmission(Database database, PublicationDesk desk, ReleasedArticles released, ArticleTexts texts, WeChatDrafts drafts)
{
    public async Task<Outcome<Publication>> SubmitAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation)
    {
        // Other sites are waited for, which no transaction can be: so it is asked before, and once more when they have answered.
        var allowed = await desk.CheckAsync(id, PublicationAction.Submit, actor, request, cancellation);
        if (allowed.IsRefused)
        {
            return allowed.Refusal;
        }

        var chosen = await database.ReadAsync(session => ChooseAnewAsync(session, id), cancellation);
        if (chosen.IsRefused)
        {
            return chosen.Refusal;
        }

        if (await database.ReadAsync(session => texts.ReadAsync(session, chosen.Value, allowed.Value.LinkFootnotes), cancellation) is not { } articles)
        {
            return PublicationRefusals.ArticleChanged;
        }

        var pinned = await drafts.PinAsync(articles, cancellation);
        return pinned.IsRefused ? pinned.Refusal : await desk.RunAsync(
            id, PublicationAction.Submit, actor, request,
            open => open.Row.Revision == allowed.Value.Revision
                ? HandInAsync(open, chosen.Value, pinned.Value.Stored, request)
                : Task.FromResult<Outcome<Publication>>(Refusal.Stale),
            cancellation);
    }

    private async Task<Outcome<IReadOnlyList<ChosenArticle>>> ChooseAnewAsync(DbSession session, long id) =>
        await released.ChooseAsync(session, (await PublicationStore.ArticlesAsync(session, id)).Select(static article => article.ArticleId));

    private static async Task<Outcome<Publication>> HandInAsync(OpenPublication open, IReadOnlyList<ChosenArticle> articles, string pinned, MoveRequest request)
    {
        await PublicationStore.SetArticlesAsync(open.Session, open.Row.Id, articles);
        return await open.MoveAsync(
            open.Row with
            {
                State = PublicationState.PendingApproval,
                Title = articles[0].Title,
                Pinned = pinned,
                ContentHash = Publication.HashOf(open.Row.Account, articles, pinned, open.Row.LinkFootnotes),
                Attention = "",
                ErrorCode = null,
            },
            request.Trimmed);
    }
}
