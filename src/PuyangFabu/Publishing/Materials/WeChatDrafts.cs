using PuyangFabu.Accounts;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Materials.Bodies;
using PuyangFabu.Publishing.Materials.Pictures;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Materials;

/// <summary>Makes drafts at WeChat of approved articles. Nobody sees a draft: preparing one twice costs nothing but a draft.</summary>
public sealed class WeChatDrafts(DraftMarkup bodies, DraftPictures pictures, PictureUploads materials, DraftBox box)
{
    private const int UnknownMediaId = 40007;

    /// <summary>
    /// Checks everything that can be checked here, and keeps the pictures of other sites as they are now. Asks nothing of
    /// WeChat: what goes out later is what lay there at this moment.
    /// </summary>
    /// <param name="articles">1 to 8.</param>
    public async Task<Outcome<PinnedSet>> PinAsync(IReadOnlyList<ArticleToSend> articles, CancellationToken cancellation)
    {
        var texts = Texts(articles);
        return texts.IsRefused ? texts.Refusal : await pictures.PinAsync(articles, texts.Value, cancellation);
    }

    /// <summary>Checks everything that can be checked here, uploads what WeChat does not have yet, and adds the draft.</summary>
    /// <param name="articles">1 to 8.</param>
    /// <param name="actor">Who wants it, for the record of what is uploaded.</param>
    /// <param name="pinned">As <see cref="PinAsync"/> gave it for these articles.</param>
    public async Task<Prepared<PreparedDraft>> PrepareAsync(
        WeChatAccount account, Actor actor, IReadOnlyList<ArticleToSend> articles, PinnedSet pinned, CancellationToken cancellation)
    {
        var read = Texts(articles);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var texts = read.Value;
        var covers = await pictures.CoversAsync(articles, pinned, cancellation);
        if (covers.IsRefused)
        {
            return covers.Refusal;
        }

        var contents = await ContentsAsync(account, actor, texts, pinned, cancellation);
        if (!contents.IsDone)
        {
            return contents.As<PreparedDraft>();
        }

        string[] notes = [.. texts.Index().SelectMany(static text => text.Item.Notes.Select(note => $"第 {text.Index + 1} 篇：{note}"))];
        return await AddAsync(account, actor, articles, contents.Value, covers.Value, notes, cancellation);
    }

    private Outcome<List<DraftBody>> Texts(IReadOnlyList<ArticleToSend> articles)
    {
        if (DraftLimits.OfNumber(articles.Count) is { } number)
        {
            return number;
        }

        var texts = new List<DraftBody>();
        foreach (var (index, article) in articles.Index())
        {
            DraftBody body;
            try
            {
                body = bodies.Of(article.BodyHtml, article.LinkFootnotes);
            }
            catch (ArticleBodyException refused)
            {
                return Refusal.BadInput("articleIds", $"第 {index + 1} 篇：{refused.Message}；请改简单些，重新审核后再发");
            }

            if ((DraftLimits.OfArticle(article, index + 1) ?? DraftLimits.OfContent(body.ShortestHtml(), index + 1)) is { } problem)
            {
                return problem;
            }

            texts.Add(body);
        }

        return texts;
    }

    private async Task<Prepared<List<string>>> ContentsAsync(
        WeChatAccount account, Actor actor, List<DraftBody> texts, PinnedSet pinned, CancellationToken cancellation)
    {
        var contents = new List<string>();
        foreach (var (index, text) in texts.Index())
        {
            var addresses = await pictures.BodyAsync(account, actor, text, index + 1, pinned, cancellation);
            if (!addresses.IsDone)
            {
                return addresses.As<List<string>>();
            }

            var html = text.Html(addresses.Value);
            if (DraftLimits.OfContent(html, index + 1) is { } tooLong)
            {
                return tooLong;
            }

            contents.Add(html);
        }

        return contents;
    }

    private async Task<Prepared<PreparedDraft>> AddAsync(
        WeChatAccount account, Actor actor, IReadOnlyList<ArticleToSend> articles, List<string> contents, IReadOnlyList<StoredPicture> covers, string[] notes,
        CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            var thumbs = await pictures.ThumbsAsync(account, actor, covers, cancellation);
            if (!thumbs.IsDone)
            {
                return thumbs.As<PreparedDraft>();
            }

            DraftArticle[] sent = [.. articles.Select((article, index) => ArticleOf(article, contents[index], thumbs.Value[index]))];
            var added = await box.AddAsync(account, actor, sent, cancellation);
            if (!added.IsFailed)
            {
                return new PreparedDraft(added.Value, sent, notes);
            }

            if (again || added.Failure.Code != UnknownMediaId)
            {
                return added.Failure;
            }

            // Someone deleted a cover from the account's library: WeChat does not say which.
            foreach (var thumb in thumbs.Value.Distinct(StringComparer.Ordinal))
            {
                await materials.ForgetAsync(account, thumb, cancellation);
            }
        }
    }

    private static DraftArticle ArticleOf(ArticleToSend article, string content, string thumb) => new()
    {
        Title = article.Title.Trim(),
        Author = article.Author.Trim(),
        Digest = DraftLimits.Digest(article.Digest),
        Content = content,
        ContentSourceUrl = article.SourceUrl,
        CropWide = article.CropWide,
        CropSquare = article.CropSquare,
        ThumbMediaId = thumb,
    };
}
