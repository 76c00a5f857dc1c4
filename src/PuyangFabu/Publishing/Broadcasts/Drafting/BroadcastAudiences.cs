using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>Says in words and numbers to whom broadcasts go, by what is known here of followers and tags.</summary>
public sealed class BroadcastAudiences(AccountRegistry accounts, BroadcastStore broadcasts, FollowerStore followers, FollowerTagStore tags)
{
    /// <summary>How many a broadcast would reach now, by what is known here.</summary>
    /// <returns>Null when nobody knows.</returns>
    public async Task<long?> CountAsync(long id, CancellationToken cancellation) => await broadcasts.FindAsync(id, cancellation) is { } broadcast
        ? (await DescribeAsync(broadcast.Account, AudienceView.Of(broadcast), cancellation)).People
        : null;

    /// <param name="account">Slug.</param>
    public async Task<AudienceDescription> DescribeAsync(string account, AudienceView audience, CancellationToken cancellation)
    {
        var name = accounts.TitleOf(account);
        if (audience.TagId is { } tagId)
        {
            var tag = await tags.FindAsync(account, tagId, cancellation);
            return new AudienceDescription(TagWords(tag, tagId), audience.People ?? tag?.Members, name) { IsOfApproval = audience.People is not null };
        }

        return audience.OpenIdCount is { } count
            ? new AudienceDescription("名单上的粉丝", count, name)
            : audience.People is { } then ? new AudienceDescription("全部粉丝", then, name) { IsOfApproval = true }
            : new AudienceDescription("全部粉丝", await followers.CountAsync(account, cancellation) is > 0 and var all ? all : null, name);
    }

    /// <summary>The same for the lines of a list: without counting everybody, and with one look at the tags of each account that names one.</summary>
    /// <returns>By the ids of the broadcasts.</returns>
    public async Task<IReadOnlyDictionary<long, string>> NamesAsync(IReadOnlyList<BroadcastItem> items, CancellationToken cancellation)
    {
        var known = new Dictionary<(string Account, long Id), FollowerTag>();
        foreach (var account in items.Where(static item => item.Audience.TagId is not null).Select(static item => item.Account).Distinct())
        {
            foreach (var tag in await tags.ListAsync(account, cancellation))
            {
                known[(account, tag.Id)] = tag;
            }
        }

        return items.ToDictionary(
            static item => item.Id,
            item => item.Audience.TagId is { } tagId ? TagWords(known.GetValueOrDefault((item.Account, tagId)), tagId)
                : item.Audience.OpenIdCount is { } count ? string.Create(CultureInfo.InvariantCulture, $"名单，{count} 人")
                : "全部粉丝");
    }

    private static string TagWords(FollowerTag? tag, long tagId) =>
        tag is null ? string.Create(CultureInfo.InvariantCulture, $"一个标签（编号 {tagId}）的粉丝") : $"标签“{tag.Name}”的粉丝";
}
