using System.Globalization;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
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
            cards.Add(Face(article, kept) with { Body = body?.HtmlOnPages(address => PathOf(address, kept)), Text = body?.Words, Notes = body?.Notes ?? [] });
        }

        return cards;
    }

    /// <summary>The cards alone, without the texts, of articles as they are now, in the order of the ids; one that is gone is left out.</summary>
    public async Task<IReadOnlyList<ArticleCard>> FacesAsync(IReadOnlyList<long> articleIds, CancellationToken cancellation)
    {
        if (articleIds.Count == 0)
        {
            return [];
        }

        var (works, articles) = await database.ReadAsync(
            async session =>
            {
                var found = (await ArticleWorkStore.FindAsync(session, articleIds)).ToDictionary(static work => work.ArticleId);
                var newest = articleIds.Where(found.ContainsKey).Select(id => found[id]).Select(static work =>
                    new ChosenArticle { ArticleId = work.ArticleId, Version = work.HeadVersion, ContentHash = work.ContentHash, Title = work.Title });
                return (found, await texts.ReadAsync(session, newest, linkFootnotes: false) ?? []);
            },
            cancellation);
        return [.. articles.Select(article => Face(article, []) with { WaitsToGoLive = works[article.ArticleId].State is WorkState.Approved or WorkState.Scheduled })];
    }

    private ArticleCard Face(ArticleToSend article, Dictionary<string, string> kept) => new()
    {
        ArticleId = article.ArticleId,
        Title = article.Title.Trim(),
        Author = article.Author.Trim(),
        Digest = DraftLimits.Digest(article.Digest),
        Cover = article.CoverUrl.Length == 0 ? DrawnCover(article) : PathOf(article.CoverUrl, kept),
        CropWide = article.CropWide,
        CropSquare = article.CropSquare,
        Notes = [],
    };

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
