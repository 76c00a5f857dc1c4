using System.Collections.Frozen;

namespace PuyangFabu.Accounts;

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
