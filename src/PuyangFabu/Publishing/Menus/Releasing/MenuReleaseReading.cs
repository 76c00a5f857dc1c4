using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>Shows operators what became of menus at WeChat.</summary>
public sealed class MenuReleaseReading(AccountRegistry accounts, MenuStore menus, MenuPublicationStore publications, MenuDifferences differences)
{
    private const int MostListed = 100;

    /// <summary>Runs something on an account and shows the publication; with what WeChat has now, when it was published.</summary>
    /// <param name="slug">Null for the default account.</param>
    public Task<Outcome<MenuPublished>> OnAsync(
        string? slug, Func<WeChatAccount, Task<Outcome<MenuPublication>>> work, CancellationToken cancellation) => WithAsync<MenuPublished>(
        slug,
        async account =>
        {
            var outcome = await work(account);
            if (outcome.IsRefused)
            {
                return outcome.Refusal;
            }

            if (outcome.Value.State != MenuPublicationState.Published)
            {
                return new MenuPublished { Publication = MenuPublicationView.Of(outcome.Value) };
            }

            var read = await differences.ReadAsync(account, cancellation);
            return new MenuPublished
            {
                Publication = MenuPublicationView.Of(outcome.Value),
                Diff = read.IsRefused ? null : read.Value,
                Warning = read.IsRefused ? $"菜单已发布，但没能从微信读回来核对：{read.Refusal.Title}" : null,
            };
        });

    public Task<Outcome<MenuDiff>> DiffAsync(string? slug, CancellationToken cancellation) =>
        WithAsync(slug, account => differences.ReadAsync(account, cancellation));

    public Task<Outcome<ItemList<MenuPublicationView>>> ListAsync(string? slug, CancellationToken cancellation) => WithAsync<ItemList<MenuPublicationView>>(
        slug,
        async account => new ItemList<MenuPublicationView>([.. (await publications.ListAsync(account.Slug, MostListed, cancellation)).Select(MenuPublicationView.Of)]));

    /// <summary>Versions as they were published, the one that followers have first; those before it can be gone back to.</summary>
    public static IReadOnlyList<MenuPublicationView> Published(IEnumerable<MenuPublicationView> publications) =>
    [
        .. publications.Where(static item => item.Status == MenuPublicationState.Published)
            .OrderByDescending(static item => item.EndedAt).ThenByDescending(static item => item.Id).DistinctBy(static item => item.Version),
    ];

    /// <summary>Slugs of the accounts whose approved menu WeChat neither has nor will be given by itself, for whoever may publish it.</summary>
    public async Task<IReadOnlyList<string>> ToPublishAsync(Actor actor, CancellationToken cancellation)
    {
        var waiting = new List<string>();
        foreach (var slug in actor.May(Permission.PublishContent) ? accounts.All.Select(static account => account.Slug) : [])
        {
            // Nobody has to publish the menu that came with the product.
            if (await menus.InUseAsync(slug, cancellation) is { Author.Length: > 0 } approved
                && !(await publications.ListAsync(slug, MostListed, cancellation)).Any(publication =>
                    publication.Version == approved.Version && publication.State is not (MenuPublicationState.Failed or MenuPublicationState.Cancelled)))
            {
                waiting.Add(slug);
            }
        }

        return waiting;
    }

    /// <summary>Slugs of the accounts in which a publication waits for whoever may publish: its time went by, it failed, or nobody knows whether WeChat took it.</summary>
    public async Task<IReadOnlyList<string>> ToHandleAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May(Permission.PublishContent))
        {
            return [];
        }

        var waiting = await publications.ToHandleAsync(cancellation);
        return [.. accounts.All.Select(static account => account.Slug).Where(waiting.Contains)];
    }

    private async Task<Outcome<T>> WithAsync<T>(string? slug, Func<WeChatAccount, Task<Outcome<T>>> work) =>
        (slug is null ? accounts.Default : accounts.Find(slug)) is { } account
            ? await work(account)
            : Refusal.BadInput("account", $"没有代号为“{slug}”的账号");
}
