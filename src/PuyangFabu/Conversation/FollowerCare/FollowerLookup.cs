using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>From what operators write, an account's slug and a follower's code, to the account and the follower.</summary>
public sealed class FollowerLookup(AccountRegistry accounts, FollowerNames names, FollowerStore followers)
{
    /// <param name="slug">The default account when null.</param>
    public Outcome<WeChatAccount> AccountOf(string? slug) =>
        (slug is null ? accounts.Default : accounts.Find(slug)) is { } account
            ? account
            : Refusal.BadInput("account", $"没有代号为“{slug}”的账号");

    /// <summary>Those who follow now, in the order of the codes.</summary>
    public async Task<Outcome<IReadOnlyList<Follower>>> FindAsync(WeChatAccount account, IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        await names.FillAsync(cancellation);
        var found = (await followers.FindByCodesAsync(account.Slug, codes, cancellation)).ToDictionary(static follower => follower.Code, StringComparer.Ordinal);
        return codes.Distinct(StringComparer.Ordinal).ToList() is var distinct && distinct.All(found.ContainsKey)
            ? distinct.ConvertAll(code => found[code])
            : Refusal.NotFound("位粉丝");
    }

    public async Task<Outcome<Follower>> FindAsync(WeChatAccount account, string code, CancellationToken cancellation)
    {
        var found = await FindAsync(account, [code], cancellation);
        return found.IsRefused ? found.Refusal : found.Value[0];
    }
}

/// <summary>Codes of refusals about followers and tags; programs know them.</summary>
public static class FollowerRefusals
{
    public const string ReplyWindowClosed = "replyWindowClosed";
    public const string SystemTag = "systemTag";
}
