namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>The publications of an account's menu, the newest first.</summary>
public sealed record MenuPublicationViews(IReadOnlyList<MenuPublicationView> Items);
