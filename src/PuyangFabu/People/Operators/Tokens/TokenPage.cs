namespace PuyangFabu.People.Operators.Tokens;

/// <summary>Personal API tokens, the latest first.</summary>
public sealed record TokenPage(IReadOnlyList<TokenItem> Items);
