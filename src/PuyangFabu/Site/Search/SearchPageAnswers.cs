using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Frame.Errors;
using PuyangFabu.Site.Sources;

namespace PuyangFabu.Site.Search;

/// <summary>What the search page answers.</summary>
public sealed class SearchPageAnswers(
    ArticleSearch search, ArticleStore articles, BoardCatalog catalog, DirectoryCatalog directory, SearchVocabulary vocabulary, DangerBook danger, CityNewsAnswers news)
{
    /// <summary>Nobody reads on after this many pages, and going deeper costs the search more with each one.</summary>
    private const int MostPages = 25;

    public async Task<PageAnswer> SearchAsync(string? query, string? page, CancellationToken cancellation)
    {
        var words = WholeCharacters.Prefix((query ?? "").Trim(), SearchQuestion.Longest);
        if (words.Length == 0)
        {
            return PageAnswer.Of<Pages.ResultsPage>(new SearchPageModel { Query = "", Suggestions = Boards() });
        }

        // Any number up to the cap is read before searching: how many pages there are is known only afterwards.
        if (PageNumbers.Read(page, MostPages * PageNumbers.Size) is not { } asked)
        {
            return ErrorPages.NotFound();
        }

        var found = await search.FindAsync(words, asked.Skip, PageNumbers.Size, cancellation);
        var total = Math.Min(found.Total, MostPages * PageNumbers.Size);
        if (PageNumbers.Read(page, total) is not { } numbers)
        {
            return ErrorPages.NotFound();
        }

        var names = numbers.Current > 1 ? [] : Names(words, found.Asked);
        var headlines = await articles.HeadlinesAsync([.. found.Hits.Select(static hit => hit.Id)], cancellation);
        return PageAnswer.Of<Pages.ResultsPage>(new SearchPageModel
        {
            Query = words,
            Sure = found.Sure,
            Asked = found.Asked,
            Danger = numbers.Current > 1 ? null : DangerIn(words, headlines),
            Board = names.Select(catalog.Current.FindByName).FirstOrDefault(static board => board is not null),
            Entries = names.Select(name => directory.Find(name).Entries).FirstOrDefault(static entries => entries.Count > 0) ?? [],
            Total = found.Total,
            Numbers = numbers,
            Articles = headlines,
            News = numbers.Current > 1 ? [] : await news.FindAsync(found.Asked ?? QuestionCore.Topic(SearchText.Normalize(words)), cancellation),
            Suggestions = Boards(),
        });
    }

    /// <summary>What a board or an entry of the directory may be called by: the words themselves, or what they say as pinyin.</summary>
    private string[] Names(string words, string? asked)
    {
        var normal = SearchText.Normalize(words);
        return [normal, .. new[] { asked, vocabulary.ReadKnown(normal) }.OfType<string>().Select(SearchText.Normalize).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>As in the answers to followers: the title of an article about fraud speaks of none.</summary>
    private DangerGroup? DangerIn(string words, IReadOnlyList<ArticleHeadline> found) =>
        danger.Current.Find(SearchText.Normalize(words), out _) is { } group
        && (group.ThreatensLife || !DangerWords.QuotesTitle(words, found.Select(static article => article.Title))) ? group : null;

    // Those that hold articles and no boards: beside them the ones above would say the same twice.
    private List<Board> Boards() => [.. catalog.Current.All.Where(board => catalog.Current.IsListed(board) && !catalog.Current.ChildrenOf(board.Id).Any())];
}
