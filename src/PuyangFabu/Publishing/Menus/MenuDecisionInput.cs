using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Which version of a menu is submitted, approved or rejected.</summary>
public sealed record MenuDecisionInput
{
    /// <summary>The version that was read.</summary>
    public long? Version { get; init; }

    /// <summary>The hash of what was read; names a version as well as its number does.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Needed to reject.</summary>
    public string? Comment { get; init; }

    internal MoveRequest Move => new() { Revision = Version, ContentHash = ContentHash, Comment = Comment };
}
