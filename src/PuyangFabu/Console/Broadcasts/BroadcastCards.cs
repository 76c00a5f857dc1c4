using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Console.Broadcasts;

/// <summary>Asks for the cards of what a view shows.</summary>
public static class BroadcastCards
{
    /// <returns>Null when an article is no longer what was chosen; none for a text or a picture.</returns>
    public static Task<IReadOnlyList<ArticleCard>?> OfAsync(this CardReading reading, BroadcastView view, CancellationToken cancellation) => reading.ReadAsync(
        [.. view.Articles.Select(static article => new ChosenArticle { ArticleId = article.Id, Version = article.Version, ContentHash = article.ContentHash, Title = article.Title })],
        view.PinnedPictures,
        view.LinkFootnotes,
        cancellation);
}
