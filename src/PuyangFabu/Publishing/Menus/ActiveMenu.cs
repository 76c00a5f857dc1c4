using PuyangFabu.Foundation.Pages;
using PuyangFabu.Publishing.Menus.Releasing;

namespace PuyangFabu.Publishing.Menus;

/// <summary>The menu of an account as WeChat and phones get it.</summary>
public sealed class ActiveMenu(MenuStore store, MenuPublicationStore publications, PublicUrls urls)
{
    /// <summary>The newest approved version, or the default menu for an account that never had one; every link is absolute.</summary>
    /// <returns>JSON in WeChat's form, <c>{"button":[…]}</c>.</returns>
    public async Task<string> JsonAsync(string account, CancellationToken cancellation)
    {
        var stored = await store.InUseAsync(account, cancellation);
        return Absolute(stored is null ? Menu.Default : MenuJson.Read(stored.Content));
    }

    /// <summary>What followers have: the version that was published last, or the default menu for an account that never published one.</summary>
    /// <returns>JSON in WeChat's form, <c>{"button":[…]}</c>.</returns>
    public async Task<string> PublishedJsonAsync(string account, CancellationToken cancellation) =>
        await publications.CurrentAsync(account, cancellation) is { } published ? published.Content : Absolute(Menu.Default);

    /// <returns>The menu with absolute links, as JSON in WeChat's form.</returns>
    public string Absolute(Menu menu) => MenuJson.Write(new Menu([.. menu.Button.Select(Resolve)]));

    private MenuButton Resolve(MenuButton button) => button with
    {
        Url = button.Url is { } url && url.StartsWith('/') ? urls.To(url) : button.Url,
        SubButton = button.SubButton is { } subButtons ? [.. subButtons.Select(Resolve)] : null,
    };
}
