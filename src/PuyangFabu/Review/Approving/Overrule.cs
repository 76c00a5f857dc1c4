namespace PuyangFabu.Review.Approving;

/// <summary>A finding that the last reviewer lets stand.</summary>
/// <param name="Finding">Its id.</param>
/// <param name="Reason">Why; must not be empty.</param>
public sealed record Overrule(string? Finding, string? Reason);
