namespace PuyangFabu.People.Operators;

/// <summary>What the record keeps of an operator before and after a change.</summary>
public sealed record OperatorState(string UserName, string DisplayName, IReadOnlyList<string> Roles, bool Enabled)
{
    /// <summary>Roles that wait to be confirmed; null when nothing waits.</summary>
    public IReadOnlyList<string>? WaitingRoles { get; init; }

    /// <summary>True when one person alone gave the roles; null otherwise.</summary>
    public bool? AppointedAlone { get; init; }

    public static OperatorState Of(Operator person) => new(person.UserName, person.DisplayName, person.Roles, person.Enabled)
    {
        WaitingRoles = person.WaitingSinceMs is null ? null : person.IntendedRoles,
        AppointedAlone = person.AppointedAlone ? true : null,
    };
}
