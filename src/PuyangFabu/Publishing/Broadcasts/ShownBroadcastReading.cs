using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>Shows a broadcast as followers will get it, to pages and to the command line alike.</summary>
public sealed class ShownBroadcastReading(BroadcastReading broadcasts, BroadcastAudiences audiences, CardReading cards)
{
    public async Task<Outcome<ShownBroadcast>> ReadAsync(long id, Actor actor, CancellationToken cancellation)
    {
        var found = await broadcasts.ViewAsync(id, actor, cancellation);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        if (await CardsAsync(found.Value, cancellation) is not { } shown)
        {
            return BroadcastRefusals.ArticleChanged;
        }

        var audience = await audiences.DescribeAsync(found.Value.Account, found.Value.Audience, cancellation);
        return new ShownBroadcast(
            found.Value.ContentHash, new ShownAudience(audience.Words, audience.People, audience.TypedName, audience.TypedWord), [.. shown.Select(ShownCard.Of)]);
    }

    /// <returns>Null when an article is no longer what was chosen; none for a text or a picture.</returns>
    public Task<IReadOnlyList<ArticleCard>?> CardsAsync(BroadcastView view, CancellationToken cancellation) => cards.ReadAsync(
        [.. view.Articles.Select(static article => new ChosenArticle { ArticleId = article.Id, Version = article.Version, ContentHash = article.ContentHash, Title = article.Title })],
        view.PinnedPictures,
        view.LinkFootnotes,
        cancellation);
}
