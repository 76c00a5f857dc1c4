namespace PuyangFabu.Content.Search.Ranking;

/// <summary>An article with its place in an answer.</summary>
/// <param name="Id">The article.</param>
/// <param name="PublishedAtMs">Newer first among equals.</param>
/// <param name="Score">How well it answers.</param>
/// <param name="Coverage">How much of the query it has, 0 to 1.</param>
internal readonly record struct RankedArticle(long Id, long PublishedAtMs, float Score, float Coverage)
{
    /// <summary>It answers, and does not merely share words.</summary>
    public bool Sure { get; init; }

    /// <summary>Best first; the same on every node, whatever the order in which articles came in.</summary>
    public static int Compare(RankedArticle left, RankedArticle right)
    {
        var order = right.Score.CompareTo(left.Score);
        order = order != 0 ? order : right.PublishedAtMs.CompareTo(left.PublishedAtMs);
        return order != 0 ? order : right.Id.CompareTo(left.Id);
    }
}
