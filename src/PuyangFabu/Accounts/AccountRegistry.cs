using System.Collections.Frozen;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts;

/// <summary>The accounts by slug: those of the settings, each replaced by what the API wrote of it, and those that only the API knows.</summary>
public sealed class AccountRegistry : IContentChangeListener, IDisposable
{
    private readonly WeChatOptions options;
    private readonly Database database;
    private readonly AccountSecrets secrets;
    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile AccountSnapshot current;

    public AccountRegistry(WeChatOptions options, Database database, AccountSecrets secrets)
    {
        this.options = options;
        this.database = database;
        this.secrets = secrets;
        current = new AccountSnapshot(Merge([]), options.DefaultAccount);
    }

    public WeChatAccount Default => current.Default;

    /// <summary>In the order of the slugs.</summary>
    public IReadOnlyList<WeChatAccount> All => current.All;

    /// <summary>The same accounts with where they come from.</summary>
    public IReadOnlyList<AccountState> States => current.States;

    public WeChatAccount? Find(string slug) => current.Find(slug);

    /// <summary>What people call an account; its slug where there is none any more.</summary>
    public string TitleOf(string slug) => Find(slug)?.Title ?? slug;

    public async Task LoadAsync(CancellationToken cancellation)
    {
        // One at a time: a slow load must not put back what a later one has replaced.
        await loading.WaitAsync(cancellation);
        try
        {
            current = new AccountSnapshot(
                Merge(await database.ReadAsync(AccountSettingsStore.ListAsync, cancellation)), options.DefaultAccount);
        }
        finally
        {
            loading.Release();
        }
    }

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.Account) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>What counts when the database holds these rows.</summary>
    internal IReadOnlyList<AccountState> Merge(IReadOnlyList<AccountSettings> rows) =>
    [
        .. options.Accounts
            .Where(pair => !rows.Any(row => row.Slug.Equals(pair.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(static pair => new AccountState { Slug = pair.Key, Options = pair.Value, Source = AccountState.Settings })
            .Concat(rows.Select(row => secrets.Open(row, options.Accounts.GetValueOrDefault(row.Slug))))
            .OrderBy(static state => state.Slug, StringComparer.Ordinal),
    ];

    public void Dispose() => loading.Dispose();
}

/// <summary>All accounts at one moment.</summary>
internal sealed class AccountSnapshot
{
    private readonly FrozenDictionary<string, WeChatAccount> bySlug;

    public AccountSnapshot(IReadOnlyList<AccountState> states, string defaultSlug)
    {
        States = states;
        bySlug = states.Select(static state => new WeChatAccount(state.Slug, state.Options))
            .ToFrozenDictionary(static account => account.Slug, StringComparer.OrdinalIgnoreCase);
        Default = bySlug[defaultSlug];
        All = [.. bySlug.Values.OrderBy(static account => account.Slug, StringComparer.Ordinal)];
    }

    public IReadOnlyList<AccountState> States { get; }

    public WeChatAccount Default { get; }

    public IReadOnlyList<WeChatAccount> All { get; }

    public WeChatAccount? Find(string slug) => bySlug.GetValueOrDefault(slug);
}
