namespace PuyangFabu.Sources.Reading;

/// <summary>What was found where a date is looked for.</summary>
/// <param name="At">Null when there is none, and for one that nothing can have been published on.</param>
/// <param name="IsToCome">There is one, and it is still to come.</param>
public readonly record struct FoundDate(DateTimeOffset? At, bool IsToCome);
