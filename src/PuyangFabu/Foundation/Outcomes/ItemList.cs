namespace PuyangFabu.Foundation.Outcomes;

/// <summary>A whole list as the operators' calls show it.</summary>
public sealed record ItemList<T>(IReadOnlyList<T> Items);

/// <summary>A part of a long list.</summary>
/// <param name="NextCursor">Where the next part begins; null on the last one.</param>
public sealed record ItemPage<T>(IReadOnlyList<T> Items, string? NextCursor);
