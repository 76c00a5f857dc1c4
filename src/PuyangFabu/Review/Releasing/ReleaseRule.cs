namespace PuyangFabu.Review.Releasing;

/// <summary>What may be handed to WeChat beside the public pages.</summary>
/// <param name="OnlyReviewed">False lets imported and sample articles out too, which no review of this product has seen.</param>
public sealed record ReleaseRule(bool OnlyReviewed);
