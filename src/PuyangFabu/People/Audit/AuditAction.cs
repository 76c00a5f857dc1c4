namespace PuyangFabu.People.Audit;

/// <summary>Metadata of a route that has no name of its own: what it does, as the record names it.</summary>
/// <param name="Name">As <see cref="AuditEntry.Action"/>.</param>
public sealed record AuditAction(string Name);
