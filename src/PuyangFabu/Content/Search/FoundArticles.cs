namespace PuyangFabu.Content.Search;

/// <summary>One page of an answer, best first.</summary>
/// <param name="Hits">The articles of this page.</param>
/// <param name="Total">How many articles answer the query on all pages; of many only the best 100 are counted and can be paged to, more with synonyms.</param>
public sealed record FoundArticles(IReadOnlyList<SearchHit> Hits, int Total)
{
    /// <summary>
    /// The best of them answers the query (see <see cref="Ranking.Relevance.Sureness"/>), or the title of one of the first has every
    /// word asked; false when they merely may have to do with it.
    /// </summary>
    public bool Sure { get; init; }

    /// <summary>The words that were searched in place of the query (公积金 for gongjijin, 公交车 for 公交车几点发车); null for the query itself.</summary>
    public string? Asked { get; init; }

    /// <summary><see cref="Asked"/> is the whole query read as pinyin, and not what it is about.</summary>
    public bool Spoken { get; init; }

    public static FoundArticles Empty { get; } = new([], 0);
}

/// <summary>An article that answers a query.</summary>
/// <param name="Id">The article.</param>
/// <param name="Score">How well it answers; comparable only within the same answer.</param>
public sealed record SearchHit(long Id, float Score);
