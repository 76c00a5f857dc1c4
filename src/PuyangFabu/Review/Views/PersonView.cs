namespace PuyangFabu.Review.Views;

/// <summary>Who did something.</summary>
/// <param name="Id">The operator's; null for an import and for the product itself.</param>
public sealed record PersonView(long? Id, string Name);
