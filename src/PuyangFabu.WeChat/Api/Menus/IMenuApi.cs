namespace PuyangFabu.WeChat.Api.Menus;

/// <summary>
/// The menu under the chat (自定义菜单), <c>/cgi-bin/menu/…</c>. Menus are texts in WeChat's own JSON, so that what is reviewed,
/// published and compared is the same thing.
/// </summary>
public interface IMenuApi
{
    /// <summary>Replaces the default menu; conditional menus stay.</summary>
    /// <param name="menuJson"><c>{"button":[…]}</c>.</param>
    Task<ApiAnswer<ApiDone>> CreateAsync(ApiAccount account, string menuJson, CancellationToken cancellation);

    /// <summary>The menus made over the API; refused with 46003 when there are none.</summary>
    Task<ApiAnswer<StoredMenus>> GetAsync(ApiAccount account, CancellationToken cancellation);

    /// <summary>What followers see now, menus made in the console too.</summary>
    Task<ApiAnswer<SelfMenu>> SelfMenuAsync(ApiAccount account, CancellationToken cancellation);

    /// <summary>Takes away the default menu and every conditional one.</summary>
    Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, CancellationToken cancellation);

    /// <param name="menuJson"><c>{"button":[…],"matchrule":{…}}</c>.</param>
    /// <returns>The new menu's id. There is no key against doubles: after no answer look at the list.</returns>
    Task<ApiAnswer<string>> AddConditionalAsync(ApiAccount account, string menuJson, CancellationToken cancellation);

    Task<ApiAnswer<ApiDone>> DeleteConditionalAsync(ApiAccount account, string menuId, CancellationToken cancellation);

    /// <param name="userId">An openid, or the WeChat id of a follower.</param>
    /// <returns><c>{"button":[…]}</c> as this follower sees it.</returns>
    Task<ApiAnswer<string>> TryMatchAsync(ApiAccount account, string userId, CancellationToken cancellation);
}

/// <summary>The menus that were made over the API.</summary>
/// <param name="DefaultJson"><c>{"button":[…]}</c> as WeChat keeps it.</param>
/// <param name="Conditional">The newest first: the first that matches a follower is shown.</param>
public sealed record StoredMenus(string DefaultJson, IReadOnlyList<ConditionalMenu> Conditional);

/// <summary>A menu for some of the followers (个性化菜单).</summary>
/// <param name="Json">With its <c>button</c> and <c>matchrule</c>.</param>
public sealed record ConditionalMenu(string MenuId, string Json);

/// <summary>The menu that followers see, in WeChat's other form: <c>sub_button</c> holds a <c>list</c>.</summary>
/// <param name="IsOpen">Whether a menu is shown at all.</param>
/// <param name="Json">The <c>selfmenu_info</c>; null when there is none.</param>
public sealed record SelfMenu(bool IsOpen, string? Json);
