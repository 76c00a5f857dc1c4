namespace PuyangFabu.WeChat.Api.Menus;

/// <summary>The menu that followers see, in WeChat's other form: <c>sub_button</c> holds a <c>list</c>.</summary>
/// <param name="IsOpen">Whether a menu is shown at all.</param>
/// <param name="Json">The <c>selfmenu_info</c>; null when there is none.</param>
public sealed record SelfMenu(bool IsOpen, string? Json);
