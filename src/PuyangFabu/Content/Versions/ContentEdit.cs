using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Versions;

/// <summary>A change of content: what it was, what it is now, who did it.</summary>
public sealed record ContentEdit
{
    public required Actor Actor { get; init; }

    /// <summary>As in <see cref="People.Audit.AuditEntry.Action"/>: <c>replyRule.update</c>.</summary>
    public required string Action { get; init; }

    /// <summary>One of <see cref="Foundation.Storage.ContentKind"/>.</summary>
    public required string Kind { get; init; }

    public required long EntityId { get; init; }

    /// <summary>What people call it by.</summary>
    public required string Name { get; init; }

    /// <summary>What the record names it by, where that is not the id.</summary>
    public string? TargetId { get; init; }

    /// <summary>State before; null for what is new.</summary>
    public object? Before { get; init; }

    /// <summary>State now; null for what is deleted.</summary>
    public object? After { get; init; }

    /// <summary>The revision that this change makes.</summary>
    public required long Revision { get; init; }
}
