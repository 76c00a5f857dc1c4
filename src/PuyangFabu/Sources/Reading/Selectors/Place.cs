namespace PuyangFabu.Sources.Reading.Selectors;

/// <summary>Where an element stands among its siblings, the first being 1.</summary>
/// <param name="FromEnd">The same from the last on.</param>
internal readonly record struct Place(int FromStart, int FromEnd);
