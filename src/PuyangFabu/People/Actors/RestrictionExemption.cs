namespace PuyangFabu.People.Actors;

/// <summary>Metadata of a route that may be used although something must be done first.</summary>
/// <param name="From">Of <see cref="SignInRestriction"/>.</param>
public sealed record RestrictionExemption(IReadOnlyList<string> From);
