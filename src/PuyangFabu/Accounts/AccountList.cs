namespace PuyangFabu.Accounts;

/// <summary>All accounts, by slug.</summary>
public sealed record AccountList(IReadOnlyList<AccountView> Items);
