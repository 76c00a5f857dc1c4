namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>The menu that followers see, wherever it was made.</summary>
/// <param name="IsOpen">False when the menu is switched off at WeChat.</param>
public sealed record ShownMenu(bool IsOpen, Menu Menu);
