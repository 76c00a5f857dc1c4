namespace PuyangFabu.Content.Search;

/// <summary>An article that answers a query.</summary>
/// <param name="Id">The article.</param>
/// <param name="Score">How well it answers; comparable only within the same answer.</param>
public sealed record SearchHit(long Id, float Score);
