using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>Says in words and numbers to whom broadcasts go, by what is known here of followers and tags.</summary>
public sealed class BroadcastAudiences(AccountRegistry accounts, FollowerStore followers, FollowerTagStore tags)
{
    /// <param name="account">Slug.</param>
    public async Task<AudienceDescription> DescribeAsync(string account, AudienceView audience, CancellationToken cancellation)
    {
        var name = accounts.Find(account)?.Name is { Length: > 0 } known ? known : account;
        if (audience.TagId is { } tagId)
        {
            var tag = await tags.FindAsync(account, tagId, cancellation);
            return new AudienceDescription(TagWords(tag, tagId), tag?.Members, name);
        }

        return audience.OpenIdCount is { } count
            ? new AudienceDescription("名单上的粉丝", count, name)
            : new AudienceDescription("全部粉丝", await followers.CountAsync(account, cancellation) is > 0 and var all ? all : null, name);
    }

    /// <summary>The same for a line of a list: without counting everybody.</summary>
    public async Task<string> NameAsync(string account, AudienceView audience, CancellationToken cancellation) =>
        audience.TagId is { } tagId ? TagWords(await tags.FindAsync(account, tagId, cancellation), tagId)
        : audience.OpenIdCount is { } count ? string.Create(CultureInfo.InvariantCulture, $"名单，{count} 人")
        : "全部粉丝";

    private static string TagWords(FollowerTag? tag, long tagId) =>
        tag is null ? string.Create(CultureInfo.InvariantCulture, $"一个标签（编号 {tagId}）的粉丝") : $"标签“{tag.Name}”的粉丝";
}
