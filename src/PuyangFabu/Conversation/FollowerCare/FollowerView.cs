using System.Text.Json.Serialization;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>A follower as operators see one.</summary>
/// <param name="Id">The code in the place of the openid.</param>
/// <param name="Name">The short name, 关注者 and the first letters of the code.</param>
/// <param name="Source">How the person came, in Chinese; empty while unknown.</param>
/// <param name="Scene">Parameter of the QR code; empty when there was none.</param>
public sealed record FollowerView(
    string Id, string Name, string Remark, DateTimeOffset? FollowedAt, string Source, string Scene, IReadOnlyList<long> TagIds)
{
    /// <summary>When WeChat did not know this person any more; the next synchronisation finds out. Null when there is no doubt.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? StaleAt { get; init; }

    /// <summary>Only for those who may address mass messages.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OpenId { get; init; }

    public static FollowerView Of(Follower follower, Actor reader) => new(
        follower.Code,
        FollowerNames.NameOf(follower.Code),
        follower.Remark,
        follower.FollowedMs is { } ms ? UnixMilliseconds.ToChinaTime(ms) : null,
        FollowerSources.NameOf(follower.Source),
        follower.Scene,
        TagIdList.Read(follower.TagIds))
    {
        StaleAt = follower.StaleMs is { } stale ? UnixMilliseconds.ToChinaTime(stale) : null,
        OpenId = reader.May(Permission.WriteBroadcasts) ? follower.OpenId : null,
    };
}
