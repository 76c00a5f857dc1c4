namespace PuyangFabu.Publishing.Menus;

/// <summary>The versions of an account's menu, the newest first.</summary>
public sealed record MenuViews(IReadOnlyList<MenuView> Items);
