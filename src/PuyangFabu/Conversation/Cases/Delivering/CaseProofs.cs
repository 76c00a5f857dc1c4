using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>
/// Links in the chat by which a follower sees how his own cases stand, and says how good an answer was, without a query code. Random and
/// long, good for some days, and only for cases of that follower; of the key only a hash is kept.
/// </summary>
public sealed class CaseProofs(CaseLinkStore links, CaseStore cases, PublicUrls urls, TimeProvider clock)
{
    public const string GoneCode = "proofGone";

    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private const int LongestKey = 100;

    private static readonly Refusal Gone = new(
        RefusalKind.NotFound, GoneCode, $"这个链接不对，或已过 {Life.Days} 天失效了。请在公众号里发送“进度”，取一个新的；也可以凭编号和查询码查看。");

    /// <summary>A new one.</summary>
    /// <returns>What is to be kept of it, before the link is given away.</returns>
    public static CaseLink Make(string account, string openId, long nowMs, out string key)
    {
        key = CaseForm.MakeKey();
        return new CaseLink { KeyHash = HashOf(key), Account = account, OpenId = openId, CreatedMs = nowMs };
    }

    /// <summary>The page of one case.</summary>
    public string AddressOf(string key, string number) => urls.To($"/cases/progress?number={number}&{FollowersOwnWords.Proof}={key}");

    /// <summary>The case, where it is one of the follower to whom the link was given.</summary>
    public async Task<Outcome<Case>> FindAsync(string key, string number, CancellationToken cancellation) =>
        key.Length is > 0 and <= LongestKey
            && await links.FindAsync(HashOf(key), cancellation) is { } link && clock.NowMs() - link.CreatedMs <= Life.TotalMilliseconds
            && await cases.FindByNumberAsync(number, cancellation) is { OpenId.Length: > 0 } found && found.Account == link.Account && found.OpenId == link.OpenId
                ? found
                : Gone;

    // A key of the form's link proves nothing here.
    private static string HashOf(string key) => CaseForm.HashOf($"proof {key}");
}
