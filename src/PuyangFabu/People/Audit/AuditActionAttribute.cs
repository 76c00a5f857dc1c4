namespace PuyangFabu.People.Audit;

/// <summary>Of a page or a route that has no name of its own: what it does, as the record names it.</summary>
/// <param name="name">As <see cref="AuditEntry.Action"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AuditActionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
