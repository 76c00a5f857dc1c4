using PuyangFabu.Accounts;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Materials.Bodies;
using PuyangFabu.Publishing.Materials.Pictures;

namespace PuyangFabu.Publishing.Materials;

/// <summary>Brings the pictures of articles to WeChat.</summary>
public sealed class DraftPictures(PictureSource source, PictureUploads materials)
{
    /// <summary>Keeps every picture of another site as it is now, each fetched once; the first that cannot be had is named.</summary>
    /// <param name="bodies">Of the articles, in their order.</param>
    public async Task<Outcome<PinnedSet>> PinAsync(IReadOnlyList<ArticleToSend> articles, IReadOnlyList<DraftBody> bodies, CancellationToken cancellation)
    {
        var kept = new List<PinnedPicture>();
        foreach (var (index, article) in articles.Index())
        {
            if (await PinAsync(kept, article.CoverUrl, cancellation) is { } problem)
            {
                return PictureProblem.OfCover(index + 1, problem);
            }
        }

        foreach (var (index, body) in bodies.Index())
        {
            foreach (var (place, address) in body.Pictures.Index())
            {
                if (await PinAsync(kept, address, cancellation) is { } problem)
                {
                    return PictureProblem.OfBody(index + 1, place + 1, problem);
                }
            }
        }

        return PinnedSet.Of(kept);
    }

    /// <summary>The covers of all articles, ready to be uploaded; the first that is no picture is named.</summary>
    public async Task<Outcome<IReadOnlyList<StoredPicture>>> CoversAsync(
        IReadOnlyList<ArticleToSend> articles, PinnedSet pinned, CancellationToken cancellation)
    {
        var covers = new List<StoredPicture>();
        foreach (var (index, article) in articles.Index())
        {
            if (article.CoverUrl.Length == 0)
            {
                covers.Add(source.ArticleCover(article.BoardSlug, article.ArticleId));
                continue;
            }

            var cover = await source.LoadAsync(article.CoverUrl, pinned, cancellation);
            if (cover.IsRefused)
            {
                return PictureProblem.OfCover(index + 1, cover.Refusal);
            }

            covers.Add(cover.Value);
        }

        return covers;
    }

    /// <param name="number">The how-manieth article, from 1.</param>
    /// <returns>From the addresses in the body to those at WeChat.</returns>
    public async Task<Prepared<Dictionary<string, string>>> BodyAsync(
        WeChatAccount account, Actor actor, DraftBody body, int number, PinnedSet pinned, CancellationToken cancellation)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, address) in body.Pictures.Index())
        {
            var picture = await source.LoadAsync(address, pinned, cancellation);
            if (picture.IsRefused)
            {
                return PictureProblem.OfBody(number, index + 1, picture.Refusal);
            }

            var uploaded = await materials.ArticleImageAsync(account, actor, picture.Value, cancellation);
            if (!uploaded.IsDone)
            {
                return uploaded.As<Dictionary<string, string>>();
            }

            addresses[address] = uploaded.Value.Url;
        }

        return addresses;
    }

    /// <returns>Permanent ids in the order of the covers.</returns>
    public async Task<Prepared<List<string>>> ThumbsAsync(WeChatAccount account, Actor actor, IReadOnlyList<StoredPicture> covers, CancellationToken cancellation)
    {
        var ids = new List<string>();
        foreach (var cover in covers)
        {
            var uploaded = await materials.PermanentAsync(account, actor, cover, cancellation);
            if (!uploaded.IsDone)
            {
                return uploaded.As<List<string>>();
            }

            ids.Add(uploaded.Value.MediaId);
        }

        return ids;
    }

    private async Task<Refusal?> PinAsync(List<PinnedPicture> kept, string address, CancellationToken cancellation)
    {
        if (!source.IsOutside(address) || kept.Exists(picture => picture.Address == address))
        {
            return null;
        }

        var name = await source.KeepAsync(address, cancellation);
        if (!name.IsRefused)
        {
            kept.Add(new PinnedPicture(address, name.Value));
        }

        return name.Refusal;
    }
}
