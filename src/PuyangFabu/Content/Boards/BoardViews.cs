namespace PuyangFabu.Content.Boards;

/// <summary>All boards: each top board with the boards under it, in the editors' order.</summary>
public sealed record BoardViews(IReadOnlyList<BoardView> Items);
