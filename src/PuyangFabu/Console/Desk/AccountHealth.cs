using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;
using PuyangFabu.WeChat.Api.Tokens;

namespace PuyangFabu.Console.Desk;

/// <summary>How the ways to and from WeChat were when they were last used. Asks nobody outside; 体检 does.</summary>
public sealed class AccountHealth(AccountRegistry accounts, TokenStates tokens, Database database)
{
    /// <summary>Rows of the inbox that are looked at: a fraction of a second, whatever is kept.</summary>
    private const int Newest = 10_000;

    /// <returns>By slug.</returns>
    public async Task<IReadOnlyDictionary<string, AccountWays>> ReadAsync(CancellationToken cancellation)
    {
        var (last, any) = await database.ReadAsync(
            async session =>
            {
                var times = await InboxStore.LastTimesAsync(session, Newest);
                var written = new HashSet<string>(StringComparer.Ordinal);
                foreach (var account in accounts.All.Where(account => !times.ContainsKey(account.Slug)))
                {
                    if (await InboxStore.HoldsAnyAsync(session, account.Slug))
                    {
                        written.Add(account.Slug);
                    }
                }

                return (times, written);
            },
            cancellation);
        return accounts.All.ToDictionary(
            static account => account.Slug,
            account => new AccountWays(
                account.Api.AppSecret.Length > 0, tokens.Find(account.Api), last.TryGetValue(account.Slug, out var at) ? at : null, any.Contains(account.Slug)),
            StringComparer.Ordinal);
    }
}

/// <summary>How one account was last found.</summary>
/// <param name="HasSecret">Without one there is no token to be had.</param>
/// <param name="Token">Null while this process has not asked for one.</param>
/// <param name="CalledBackMs">When WeChat last brought something; null when that is long ago or never was.</param>
/// <param name="CalledBackOnce">It was, long ago.</param>
public sealed record AccountWays(bool HasSecret, TokenState? Token, long? CalledBackMs, bool CalledBackOnce);
