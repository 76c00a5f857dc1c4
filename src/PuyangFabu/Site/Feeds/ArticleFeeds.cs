using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Site.Feeds;

/// <summary>The feeds: one of all listed boards, one of each board.</summary>
public sealed class ArticleFeeds(BoardCatalog catalog, ArticleStore articles, ArticleLinks links, PublicUrls urls, PublisherOptions site)
{
    private const int Length = 30;
    private const int SummaryLength = 300;

    public Task<AtomFeed> AllAsync(CancellationToken cancellation)
    {
        var boards = catalog.Current;
        return ReadAsync("/feed.xml", "/", site.Name, site.Description, [.. boards.Roots.SelectMany(boards.WithDescendants)], cancellation);
    }

    /// <returns>Null when there is no such board, or a hidden one.</returns>
    public async Task<AtomFeed?> OfBoardAsync(string slug, CancellationToken cancellation)
    {
        var boards = catalog.Current;
        if (boards.Find(slug) is not { } board || !boards.IsListed(board))
        {
            return null;
        }

        var page = $"/boards/{board.Slug}";
        return await ReadAsync($"{page}/feed.xml", page, $"{site.Name}：{board.Name}", board.Description, boards.WithDescendants(board), cancellation);
    }

    private async Task<AtomFeed> ReadAsync(
        string path, string page, string title, string subtitle, IReadOnlyList<long> boardIds, CancellationToken cancellation)
    {
        var newest = await articles.NewestAsync(boardIds, 0, Length, cancellation);
        var whole = (await articles.ByIdsAsync([.. newest.Select(static headline => headline.Id)], cancellation))
            .ToDictionary(static article => article.Id);
        return new AtomFeed
        {
            Address = urls.To(path),
            Page = urls.To(page),
            Title = title,
            Subtitle = subtitle,
            Author = site.Name,
            Entries = [.. newest.Where(headline => whole.ContainsKey(headline.Id)).Select(headline => Entry(headline, whole[headline.Id]))],
        };
    }

    private AtomEntry Entry(ArticleHeadline headline, Article article) => new()
    {
        Address = links.Article(headline.Id),
        Title = headline.Sample ? $"【示例】{headline.Title}" : headline.Title,
        Summary = SummaryText.Cut(headline.Digest.Length > 0 ? headline.Digest : article.BodyText, SummaryLength),
        Author = article.Author,
        Categories = [.. catalog.Current.ListedPathTo(headline.BoardId).Select(static board => board.Name)],
        PublishedMs = headline.PublishedMs,
        UpdatedMs = Math.Max(headline.PublishedMs, article.UpdatedMs),
    };
}
