namespace PuyangFabu.Content.Search.Ranking;

/// <summary>The articles that have a term of the query in their title, or in their other texts.</summary>
/// <param name="Term">The number of the term.</param>
/// <param name="InTitle">Whether the title has it or the other texts.</param>
/// <param name="Articles">How many there are: what it costs to read them.</param>
/// <param name="Segments">The segments that have any, one bit each; the last bit stands for all further ones.</param>
internal readonly record struct TermPostings(int Term, bool InTitle, int Articles, ulong Segments)
{
    public bool In(int segment) => (Segments & (1UL << Math.Min(segment, 63))) != 0;
}
