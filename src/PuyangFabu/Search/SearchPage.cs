namespace PuyangFabu.Search;

/// <summary>One page of an answer, best first.</summary>
/// <param name="Hits">The articles of this page.</param>
/// <param name="Total">How many articles answer the query on all pages; of many only the best 100 are counted and can be paged to, more with synonyms.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, int Total)
{
    public static SearchPage Empty { get; } = new([], 0);
}
