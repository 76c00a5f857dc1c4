namespace PuyangFabu.Operators;

/// <summary>What the record keeps of an operator before and after a change.</summary>
public sealed record OperatorState(string UserName, string DisplayName, IReadOnlyList<string> Roles, bool Enabled)
{
    public static OperatorState Of(Operator person) => new(person.UserName, person.DisplayName, person.Roles, person.Enabled);
}
