namespace PuyangFabu.Benchmarks.Search;

/// <summary>A query and the articles that answer it.</summary>
internal sealed record SearchCase(string Query, IReadOnlySet<long> Right)
{
    /// <summary>Whether weights may be chosen by this case; the other half only checks them. By the query, so the same on every machine.</summary>
    public bool ForTuning { get; } = (Hash(Query) >> 7 & 1) == 0;

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint Hash(string text) => text.Aggregate(2166136261, (hash, letter) => unchecked((hash ^ letter) * 16777619));
}
