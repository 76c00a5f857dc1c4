namespace PuyangFabu.People.Audit;

/// <summary>A piece of the record, the newest entry first.</summary>
/// <param name="NextCursor">For the older entries; null at the beginning of the record.</param>
public sealed record AuditPage(IReadOnlyList<AuditItem> Items, string? NextCursor);
