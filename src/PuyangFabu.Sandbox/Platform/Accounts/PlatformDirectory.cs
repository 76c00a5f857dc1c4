using System.Collections.Concurrent;
using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Sandbox.Platform.Accounts;

/// <summary>The accounts of the platform, each made when it is first asked for.</summary>
internal sealed class PlatformDirectory(SandboxOptions options, PhoneBook phones)
{
    private readonly ConcurrentDictionary<string, PlatformAccount> known = new(StringComparer.Ordinal);

    /// <summary>Null when the product has no such account (any more).</summary>
    public PlatformAccount? Find(string slug) =>
        options.Find(slug) is null ? null : known.GetOrAdd(slug, static (one, my) => new PlatformAccount(one, my.options, my.phones), (options, phones));

    public PlatformAccount? ByAppId(string appId) =>
        options.Accounts.FirstOrDefault(account => account.AppId == appId) is { } account ? Find(account.Slug) : null;

    /// <summary>Whose token it is or once was.</summary>
    public PlatformAccount? ByToken(string token) => First(account => account.Tokens.Knows(token));

    /// <summary>The first account for which something holds, asked under its lock.</summary>
    public PlatformAccount? First(Func<PlatformAccount, bool> holds)
    {
        foreach (var account in known.Values)
        {
            lock (account.Gate)
            {
                if (holds(account))
                {
                    return account;
                }
            }
        }

        return null;
    }
}
