namespace PuyangFabu.People.Actors;

/// <summary>Of a page or a route that may be used although something must be done first.</summary>
/// <param name="from">Of <see cref="SignInRestriction"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RestrictionExemptionAttribute(params string[] from) : Attribute
{
    public IReadOnlyList<string> From { get; } = from;
}
