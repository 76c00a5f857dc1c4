namespace PuyangFabu.Foundation.Outcomes;

/// <summary>What is wrong with one field of an input.</summary>
/// <param name="Field">The field's name as callers write it.</param>
/// <param name="Reason">In Chinese, for the person who wrote the input.</param>
public readonly record struct FieldProblem(string Field, string Reason)
{
    public override string ToString() => $"{Field} {Reason}";
}
