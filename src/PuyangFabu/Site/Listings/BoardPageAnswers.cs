using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Frame.Errors;

namespace PuyangFabu.Site.Listings;

/// <summary>What the home page and the pages of the boards answer. A hidden board, or one under it, has no page.</summary>
public sealed class BoardPageAnswers(BoardCatalog catalog, ArticleStore articles)
{
    private const int HomeNewest = 6;

    public async Task<PageAnswer> HomeAsync(CancellationToken cancellation)
    {
        var boards = catalog.Current;
        var sections = new List<HomeSection>();
        foreach (var root in boards.Roots)
        {
            var newest = await articles.NewestAsync(boards.WithDescendants(root), 0, HomeNewest, cancellation);
            sections.Add(new(root, [.. boards.ChildrenOf(root.Id)], newest));
        }

        // The newest of all are the newest of the newest: no question to the database is needed.
        var all = sections.SelectMany(static section => section.Articles)
            .OrderByDescending(static article => article.PublishedMs).ThenByDescending(static article => article.Id)
            .Take(HomeNewest);
        return PageAnswer.Of<Pages.HomePage>(new HomePageModel([.. all], sections));
    }

    public async Task<PageAnswer> BoardAsync(string slug, string? page, CancellationToken cancellation)
    {
        var boards = catalog.Current;
        if (boards.Find(slug) is not { } board || !boards.IsListed(board))
        {
            return ErrorPages.NotFound();
        }

        var ids = boards.WithDescendants(board);
        if (PageNumbers.Read(page, await articles.CountAsync(ids, cancellation)) is not { } numbers)
        {
            return ErrorPages.NotFound();
        }

        return PageAnswer.Of<Pages.BoardPage>(new BoardPageModel
        {
            Board = board,
            Path = boards.PathTo(board),
            SubBoards = [.. boards.ChildrenOf(board.Id)],
            Siblings = board.ParentId is { } parent ? [.. boards.ChildrenOf(parent)] : [],
            Articles = await articles.NewestAsync(ids, numbers.Skip, PageNumbers.Size, cancellation),
            Numbers = numbers,
        });
    }
}
