using System.Globalization;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Site.Frame.Errors;

namespace PuyangFabu.Site.Articles;

/// <summary>
/// What the page of an article answers. An article stays readable when its board is hidden: links to it are in
/// messages already sent. To take it away, withdraw it; its page then says so (410) instead of pretending it never was.
/// </summary>
public sealed class ArticlePageAnswers(
    ArticleStore articles, BoardCatalog catalog, RelatedArticles related, TopicStore topics, TopicArticles gathered, TimeProvider clock)
{
    private const int RelatedCount = 5;

    public async Task<PageAnswer> ArticleAsync(string id, CancellationToken cancellation) =>
        IsId(id, out var number) ? await ArticleAsync(number, cancellation) : ErrorPages.NotFound();

    /// <summary>The page of a topic under its own address, or one that it had once.</summary>
    public async Task<PageAnswer> TopicAsync(string slug, CancellationToken cancellation) =>
        await topics.FindAsync(slug, cancellation) is { } id ? await ArticleAsync(id, cancellation) : ErrorPages.NotFound();

    private async Task<PageAnswer> ArticleAsync(long id, CancellationToken cancellation)
    {
        if (await articles.FindAsync(id, cancellation) is not { } article
            || catalog.Current.Find(article.BoardId) is null)
        {
            return ErrorPages.NotFound();
        }

        var path = catalog.Current.ListedPathTo(article.BoardId);
        return article switch
        {
            { Status: ArticleStatus.Withdrawn } => PageAnswer.Of<Pages.WithdrawnPage>(article, 410),
            { Status: ArticleStatus.Published, PublishedMs: { } published } when TopicOutline.Read(article.Topic) is { } outline => PageAnswer.Of<Pages.TopicPage>(new TopicPageModel
            {
                Article = article,
                PublishedMs = published,
                Path = path,
                Outline = outline,
                State = outline.StateOn(DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(clock.NowMs()).DateTime)),
                Sections = await gathered.SectionsAsync(outline, cancellation),
            }),
            { Status: ArticleStatus.Published, PublishedMs: { } published } => PageAnswer.Of<Pages.ArticlePage>(new ArticlePageModel
            {
                Article = article,
                PublishedMs = published,
                Path = path,
                Topics = await articles.HeadlinesAsync(await topics.HoldingAsync(article.ExternalId ?? "", cancellation), cancellation),
                Related = await related.ForAsync(article, RelatedCount, cancellation),
                Newest = await NewestAsync(path, article, cancellation),
            }),
            _ => ErrorPages.NotFound(),
        };
    }

    private async Task<IReadOnlyList<ArticleHeadline>> NewestAsync(IReadOnlyList<Board> path, Article article, CancellationToken cancellation)
    {
        var ids = (path is [var top, ..] ? [top] : catalog.Current.Roots.Where(static board => board.Visible)).SelectMany(catalog.Current.WithDescendants).ToList();
        var newest = await articles.NewestAsync(ids, 0, RelatedCount + 1, cancellation);
        return [.. newest.Where(headline => headline.Id != article.Id).Take(RelatedCount)];
    }

    // One article, one address: "007" and "+7" are not it.
    private static bool IsId(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && text[0] is not '0';
}
