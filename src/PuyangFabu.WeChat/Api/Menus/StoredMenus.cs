namespace PuyangFabu.WeChat.Api.Menus;

/// <summary>The menus that were made over the API.</summary>
/// <param name="DefaultJson"><c>{"button":[…]}</c> as WeChat keeps it.</param>
/// <param name="Conditional">The newest first: the first that matches a follower is shown.</param>
public sealed record StoredMenus(string DefaultJson, IReadOnlyList<ConditionalMenu> Conditional);
