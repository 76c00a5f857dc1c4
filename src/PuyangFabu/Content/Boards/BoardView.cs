namespace PuyangFabu.Content.Boards;

/// <summary>A board as the operators' calls show it and as its versions keep it.</summary>
public sealed record BoardView
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>Slug; null for a top board.</summary>
    public string? Parent { get; init; }

    public required string Description { get; init; }

    public required long Order { get; init; }

    public required bool Visible { get; init; }

    public required long Revision { get; init; }

    /// <summary>What the editor should know but may leave; null where it is not told.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <param name="tree">Holds the board's parent.</param>
    public static BoardView Of(Board board, BoardTree tree) => new()
    {
        Slug = board.Slug,
        Name = board.Name,
        Parent = board.ParentId is { } parent ? tree.Find(parent)?.Slug : null,
        Description = board.Description,
        Order = board.SortOrder,
        Visible = board.Visible,
        Revision = board.Revision,
    };
}
