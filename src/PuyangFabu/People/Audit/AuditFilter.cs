namespace PuyangFabu.People.Audit;

/// <summary>Which entries a list is to hold; all that is given must fit.</summary>
public sealed record AuditFilter
{
    /// <summary>UTC milliseconds, inclusive.</summary>
    public long? FromMs { get; init; }

    /// <summary>UTC milliseconds, exclusive.</summary>
    public long? UntilMs { get; init; }

    /// <summary>As recorded: the user name, or what acts without one.</summary>
    public string? OperatorName { get; init; }

    /// <summary>An action, or a kind of thing for all that begin with it.</summary>
    public string? Action { get; init; }

    public string? TargetKind { get; init; }

    public string? TargetId { get; init; }

    /// <summary>Leaves out what the product does beside what people do: see <see cref="AuditNames.IsByItself"/>.</summary>
    public bool PeopleOnly { get; init; }

    /// <summary>True for refused ones alone, false for done ones alone.</summary>
    public bool? Refused { get; init; }
}
