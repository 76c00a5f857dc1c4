namespace PuyangFabu.Review.Comparing;

/// <summary>What became of a piece of text.</summary>
public enum PieceKind
{
    Same,
    Removed,
    Added,
}
