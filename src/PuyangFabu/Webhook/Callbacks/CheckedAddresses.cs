using System.Collections.Concurrent;
using PuyangFabu.Accounts;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>
/// Of which accounts WeChat has checked the address, as this process saw it, for people who are just setting it up. What lasts is
/// the first message, which nobody can send to an address that WeChat does not know.
/// </summary>
public sealed class CheckedAddresses
{
    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);

    /// <summary>The check held for this account.</summary>
    public void Note(WeChatAccount account) => tokens[account.Slug] = account.Token;

    /// <summary>Whether a check held under the token that the account has now.</summary>
    public bool Knows(WeChatAccount account) => tokens.TryGetValue(account.Slug, out var token) && token == account.Token;
}
