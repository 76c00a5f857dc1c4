using PuyangFabu.Articles;
using PuyangFabu.Boards;
using PuyangFabu.Site;
using PuyangFabu.Text;

namespace PuyangFabu.Search;

/// <summary>What the search page answers.</summary>
public sealed class SearchPages(ArticleSearch search, ArticleStore articles, BoardCatalog catalog)
{
    /// <summary>Characters of a query that are looked at; nobody types a longer question.</summary>
    public const int LongestQuery = 100;

    /// <summary>Nobody reads on after this many pages, and going deeper costs the search more with each one.</summary>
    private const int MostPages = 25;

    public async Task<PageAnswer> SearchAsync(string? query, string? page, CancellationToken cancellation)
    {
        var words = WholeCharacters.Prefix((query ?? "").Trim(), LongestQuery);
        if (words.Length == 0)
        {
            return PageAnswer.Of<Pages.ResultsPage>(new SearchPageModel { Query = "", Suggestions = Boards() });
        }

        // Any number up to the cap is read before searching: how many pages there are is known only afterwards.
        if (PageNumbers.Read(page, MostPages * PageNumbers.Size) is not { } asked)
        {
            return PageAnswer.NotFound();
        }

        var found = await search.FindAsync(words, asked.Skip, PageNumbers.Size, cancellation);
        var total = Math.Min(found.Total, MostPages * PageNumbers.Size);
        if (PageNumbers.Read(page, total) is not { } numbers)
        {
            return PageAnswer.NotFound();
        }

        return PageAnswer.Of<Pages.ResultsPage>(new SearchPageModel
        {
            Query = words,
            Total = found.Total,
            Numbers = numbers,
            Articles = await articles.HeadlinesAsync([.. found.Hits.Select(static hit => hit.Id)], cancellation),
            Suggestions = Boards(),
        });
    }

    // Those that hold articles and no boards: beside them the ones above would say the same twice.
    private List<Board> Boards() => [.. catalog.Current.All.Where(board => catalog.Current.IsListed(board) && !catalog.Current.ChildrenOf(board.Id).Any())];
}
