namespace PuyangFabu.Review.Comparing;

/// <summary>A field that two versions differ in.</summary>
/// <param name="Field">As calls name it.</param>
public sealed record FieldChange(string Field, string Old, string New);
