using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Accounts.Followers;

/// <summary>Finds the one follower whom somebody means who knows no openid: no page shows any.</summary>
public sealed class NamedFollowers(FollowerStore followers)
{
    /// <summary>From so many letters on something is an openid, which has 28; a short name has 8, and a code 12.</summary>
    private const int FewestLetters = 20;

    /// <summary>Of whose name or remark the words are a part: more than so many are no one's name.</summary>
    private const int MostAlike = 50;

    /// <param name="account">Slug.</param>
    /// <param name="words">The short name, the whole remark, or an openid, which is taken as it is.</param>
    /// <param name="field">Where the words stand.</param>
    /// <returns>The openid.</returns>
    public async Task<Outcome<string>> FindAsync(string account, string words, string field, CancellationToken cancellation) => IsOpenId(words.Trim())
        ? words.Trim()
        : Meant(words.Trim(), await followers.PageAsync(new FollowerFilter(account) { Words = words.Trim() }, MostAlike, cancellation)) switch
        {
            [var follower] => follower.OpenId,
            [] => Refusal.BadInput(field, $"没有“{words.Trim()}”这位粉丝：短名和备注都在“粉丝”页面上，那个人要正在关注"),
            _ => Refusal.BadInput(field, $"不止一位粉丝符合“{words.Trim()}”，请写完整的短名"),
        };

    // The whole of it: 李明 alone must not reach 李明华, whom the words are a part of.
    private static Follower[] Meant(string words, IReadOnlyList<Follower> alike) =>
        [.. alike.Where(one => one.Remark == words || FollowerNames.Names(one.Code, FollowerFilter.CodeLetters(words)))];

    /// <summary>Whether it has the form of one.</summary>
    public static bool IsOpenId(string words) => words.Length >= FewestLetters && words.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
