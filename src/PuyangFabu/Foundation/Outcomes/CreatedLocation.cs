namespace PuyangFabu.Foundation.Outcomes;

/// <summary>Metadata of a route that makes something new.</summary>
/// <param name="Of">From the result to its path.</param>
public sealed record CreatedLocation(Func<object, string> Of);
