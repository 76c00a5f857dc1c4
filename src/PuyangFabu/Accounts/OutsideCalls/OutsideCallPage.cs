namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>Calls, the newest first.</summary>
public sealed record OutsideCallPage(IReadOnlyList<OutsideCallView> Items, string? NextCursor);
