namespace PuyangFabu.People.Operators;

/// <summary>The operators, in the order in which they were appointed.</summary>
public sealed record OperatorPage(IReadOnlyList<OperatorItem> Items);
