namespace PuyangFabu.Content.Boards;

/// <summary>A board (栏目) of the account: one of the three top boards or a second-level board under one of them.</summary>
public sealed record Board
{
    public required long Id { get; init; }

    /// <summary>Stable name in links and menu keys: lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public long? ParentId { get; init; }

    public string Description { get; init; } = "";

    public long SortOrder { get; init; }

    public bool Visible { get; init; } = true;

    public long Revision { get; init; } = 1;

    public long UpdatedMs { get; init; }
}
