namespace PuyangFabu.Review.Comparing;

/// <summary>A run of text that stayed, went or came.</summary>
public sealed record TextPiece(PieceKind Kind, string Text);
