namespace PuyangFabu.Tests.Architecture;

/// <summary>Where a namespace belongs.</summary>
/// <param name="Feature">The area's own name for what lies right in its folder.</param>
internal readonly record struct Place(string Area, string Feature);
