using PuyangFabu.Foundation.Outcomes;

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

/// <summary>A board as an editor hands it in.</summary>
[EchoOf(typeof(BoardView))]
public sealed record BoardInput
{
    /// <summary>Cannot be changed later: menus and links hold it.</summary>
    public string? Slug { get; init; }

    public string? Name { get; init; }

    /// <summary>Slug of the top board it stands under; left out for a top board.</summary>
    public string? Parent { get; init; }

    public string? Description { get; init; }

    /// <summary>The lower one comes first among boards of one level; left out, it stays, and a new board comes last.</summary>
    public long? Order { get; init; }

    /// <summary>True when left out.</summary>
    public bool? Visible { get; init; }

    /// <summary>The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</summary>
    public long? Revision { get; init; }
}
