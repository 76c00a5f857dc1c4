using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>One time that an approved menu goes to WeChat.</summary>
public sealed record MenuPublication : IMovable
{
    public const string Publish = "publish";
    public const string Rollback = "rollback";

    public long Id { get; init; }

    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    public required long Version { get; init; }

    /// <summary>See <see cref="MenuVersion.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What WeChat is given: the version with absolute addresses.</summary>
    public required string Content { get; init; }

    /// <summary><see cref="Publish"/> or <see cref="Rollback"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>One of <see cref="MenuPublicationState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; } = 1;

    public long? OperatorId { get; init; }

    public string OperatorName { get; init; } = "";

    /// <summary>When it is to happen; null for at once.</summary>
    public long? PlannedMs { get; init; }

    /// <summary>Not before; after an attempt that may be repeated.</summary>
    public long NextStepMs { get; init; }

    public long Attempts { get; init; }

    public long? StartedMs { get; init; }

    public long? EndedMs { get; init; }

    /// <summary>WeChat's errcode.</summary>
    public long? ErrorCode { get; init; }

    /// <summary>Why it failed or waits, in Chinese; empty when it does not.</summary>
    public string Problem { get; init; } = "";

    public long CreatedMs { get; init; }
}
