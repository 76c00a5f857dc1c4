using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.People.Operators;

/// <summary>What to change of an operator; null leaves it as it is.</summary>
[EchoOf(typeof(OperatorItem))]
public sealed record OperatorChange
{
    public string? DisplayName { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    public bool? Enabled { get; init; }

    /// <summary>Of the state that was read; null to change whatever state there is.</summary>
    public long? Revision { get; init; }
}
