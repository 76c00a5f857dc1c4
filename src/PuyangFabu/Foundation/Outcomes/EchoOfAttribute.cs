namespace PuyangFabu.Foundation.Outcomes;

/// <summary>
/// Marks what a call takes and another one shows: who reads, changes a field and hands the whole back is not refused for the
/// fields that are only shown. They are read over; any other unknown name stays a mistake.
/// </summary>
/// <param name="view">What is shown.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EchoOfAttribute(Type view) : Attribute
{
    public Type View { get; } = view;
}
