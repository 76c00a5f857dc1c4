namespace PuyangFabu.Content.Tables;

/// <summary>What taking in a file would change, before it is done. Nothing is taken in while anything of it is refused.</summary>
public sealed record TablePreview
{
    /// <summary>The state that the file was compared with; in another one the changes are others.</summary>
    public required string Seen { get; init; }

    public IReadOnlyList<TableChange> Changes { get; init; } = [];

    /// <summary>Lines that say what is there already.</summary>
    public int Unchanged { get; init; }

    public IReadOnlyList<TableProblem> Problems { get; init; } = [];

    public int Count(TableChangeKind kind) => Changes.Count(change => change.Kind == kind);
}

/// <param name="Line">Of the file; null for what does not stand in it.</param>
/// <param name="Name">What people call it by.</param>
/// <param name="Detail">What becomes of it, in Chinese; empty where the name says it.</param>
public sealed record TableChange(TableChangeKind Kind, int? Line, string Name, string Detail);

/// <summary>What becomes of a row.</summary>
public enum TableChangeKind
{
    Added,
    Changed,
    Removed,
}
