using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>Whether an audience exists: as far as is known here, else as WeChat says.</summary>
public sealed class BroadcastAudience(FollowerTagStore tags, ITagApi api)
{
    /// <returns>Null when the account has the tag.</returns>
    public async Task<Refusal?> TagProblemAsync(WeChatAccount account, long tagId, CancellationToken cancellation)
    {
        if (await tags.FindAsync(account.Slug, tagId, cancellation) is not null)
        {
            return null;
        }

        var asked = await api.ListAsync(account.Api, cancellation);
        return asked.Failure is { } failure ? WeChatRefusals.Of(failure)
            : asked.Value.Items.Any(tag => tag.Id == tagId) ? null
            : Refusal.BadInput("audience.tagId", $"这个账号没有编号为 {tagId} 的标签；标签见 GET /api/follower-tags");
    }
}
