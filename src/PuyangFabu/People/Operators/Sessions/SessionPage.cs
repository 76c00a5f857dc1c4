namespace PuyangFabu.People.Operators.Sessions;

/// <summary>Somebody's sign-ins that have not ended, the latest first.</summary>
public sealed record SessionPage(IReadOnlyList<SessionItem> Items);
