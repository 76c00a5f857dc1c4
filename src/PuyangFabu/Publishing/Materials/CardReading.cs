using System.Globalization;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Boards.Covers;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Materials.Bodies;
using PuyangFabu.Publishing.Materials.Pictures;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Materials;

/// <summary>Shows chosen articles as followers will see them, to those who decide about them. Asks nothing of WeChat or other sites.</summary>
public sealed class CardReading(Database database, ArticleTexts texts, DraftMarkup bodies, PictureSource pictures, BodyTurns turns)
{
    /// <param name="articles">In the order of the cards.</param>
    /// <param name="pinned">Pictures of other sites as they go out; null before they were kept.</param>
    /// <param name="linkFootnotes">See <see cref="ArticleToSend.LinkFootnotes"/>.</param>
    /// <returns>Null when one is no longer what was chosen.</returns>
    public async Task<IReadOnlyList<ArticleCard>?> ReadAsync(
        IReadOnlyList<ChosenArticle> articles, IReadOnlyList<PinnedPictureView>? pinned, bool linkFootnotes, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => texts.ReadAsync(session, articles, linkFootnotes), cancellation) is not { } chosen)
        {
            return null;
        }

        var kept = (pinned ?? []).ToDictionary(static picture => picture.Address, static picture => picture.Kept, StringComparer.Ordinal);
        var cards = new List<ArticleCard>();
        foreach (var article in chosen)
        {
            var body = await BodyAsync(article, cancellation);
            cards.Add(new ArticleCard
            {
                ArticleId = article.ArticleId,
                Title = article.Title.Trim(),
                Author = article.Author.Trim(),
                Digest = DraftLimits.Digest(article.Digest),
                Cover = article.CoverUrl.Length == 0 ? DrawnCover(article) : PathOf(article.CoverUrl, kept),
                CropWide = article.CropWide,
                CropSquare = article.CropSquare,
                Body = body?.HtmlOnPages(address => PathOf(address, kept)),
                Notes = body?.Notes ?? [],
            });
        }

        return cards;
    }

    private async Task<DraftBody?> BodyAsync(ArticleToSend article, CancellationToken cancellation)
    {
        try
        {
            return await turns.RunAsync(article.BodyHtml.Length, () => bodies.Of(article.BodyHtml, article.LinkFootnotes), cancellation);
        }
        catch (ArticleBodyException)
        {
            // Refused when it is handed in, with the reason.
            return null;
        }
    }

    private string? PathOf(string address, Dictionary<string, string> kept) => pictures.PathHere(address) ?? kept.GetValueOrDefault(address);

    private static string DrawnCover(ArticleToSend article) => string.Create(
        CultureInfo.InvariantCulture,
        $"/covers/boards/{(article.BoardSlug.Length > 0 ? article.BoardSlug : "default")}/{ArticleCovers.VariantOf(article.ArticleId)}.jpg");
}
