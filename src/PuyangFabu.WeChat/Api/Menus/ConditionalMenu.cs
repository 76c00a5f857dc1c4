namespace PuyangFabu.WeChat.Api.Menus;

/// <summary>A menu for some of the followers (个性化菜单).</summary>
/// <param name="Json">With its <c>button</c> and <c>matchrule</c>.</param>
public sealed record ConditionalMenu(string MenuId, string Json);
