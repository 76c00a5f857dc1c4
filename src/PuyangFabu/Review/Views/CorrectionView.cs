namespace PuyangFabu.Review.Views;

/// <summary>A 更正说明 that readers have got.</summary>
public sealed record CorrectionView(DateTimeOffset At, string Text);
