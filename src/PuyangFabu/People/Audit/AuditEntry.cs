using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Audit;

/// <summary>What is to be remembered of one thing that was done, or refused. Holds no secret, ever.</summary>
public sealed record AuditEntry
{
    public required Actor Actor { get; init; }

    /// <summary>What, as <c>thing.verb</c> in camelCase: <c>article.approve</c>, <c>session.create</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Code of the refusal; null when it was done.</summary>
    public string? Refused { get; init; }

    /// <summary>What kind of thing: <c>article</c>, <c>operator</c>, <c>replyRule</c> …; empty when there is none.</summary>
    public string TargetKind { get; init; } = "";

    public string TargetId { get; init; } = "";

    /// <summary>Hash of exactly the content that was read, approved or published; empty when there is none.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>State before, written as JSON; null when there was none.</summary>
    public object? Before { get; init; }

    /// <summary>State after, written as JSON; null when there is none.</summary>
    public object? After { get; init; }

    /// <summary>A reason someone gave, or what was refused.</summary>
    public string Comment { get; init; } = "";
}
