using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Boards;

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
