using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Review.Comparing;

/// <summary>A piece of an article with what went of it and what came.</summary>
/// <param name="Pieces">Its words in reading order; of a picture its alternative text.</param>
/// <param name="Address">Of a picture.</param>
public sealed record ChangedBlock(ReadBlockKind Kind, BlockChange Change, IReadOnlyList<TextPiece> Pieces, string Address)
{
    internal static ChangedBlock Whole(ReadBlock block, PieceKind kind) => new(
        block.Kind,
        kind switch { PieceKind.Removed => BlockChange.Removed, PieceKind.Added => BlockChange.Added, _ => BlockChange.Same },
        [new TextPiece(kind, block.Text)],
        block.Address);
}

/// <summary>What became of a piece of an article.</summary>
public enum BlockChange
{
    Same,
    Removed,
    Added,
    Changed,
}
