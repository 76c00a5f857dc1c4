using System.Collections.Frozen;

namespace PuyangFabu.Accounts;

/// <summary>The accounts by slug.</summary>
public sealed class AccountRegistry
{
    private readonly FrozenDictionary<string, WeChatAccount> bySlug;

    public AccountRegistry(IEnumerable<WeChatAccount> accounts, string defaultSlug)
    {
        bySlug = accounts.ToFrozenDictionary(static account => account.Slug, StringComparer.OrdinalIgnoreCase);
        Default = bySlug[defaultSlug];
    }

    public WeChatAccount Default { get; }

    public IEnumerable<WeChatAccount> All => bySlug.Values.OrderBy(static account => account.Slug, StringComparer.Ordinal);

    public WeChatAccount? Find(string slug) => bySlug.GetValueOrDefault(slug);
}
