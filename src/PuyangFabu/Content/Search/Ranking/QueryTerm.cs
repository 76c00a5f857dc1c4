using PuyangFabu.Content.Search.Indexing;

namespace PuyangFabu.Content.Search.Ranking;

/// <summary>A term to look up.</summary>
internal struct QueryTerm
{
    public required TermKind Kind { get; init; }

    /// <summary>Where its UTF-8 bytes begin among those of all terms of the query.</summary>
    public required int Start { get; init; }

    public required int Length { get; init; }

    /// <summary>Which letters of the query it covers, one bit each.</summary>
    public required ulong Letters { get; set; }

    /// <summary>How many titles of the index have it.</summary>
    public int Titles { get; set; }
}
