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
        SourceName(follower.Source),
        follower.Scene,
        TagIdList.Read(follower.TagIds))
    {
        StaleAt = follower.StaleMs is { } stale ? UnixMilliseconds.ToChinaTime(stale) : null,
        OpenId = reader.May(Permission.WriteBroadcasts) ? follower.OpenId : null,
    };

    /// <summary>WeChat's words for how a follower came, in Chinese.</summary>
    private static string SourceName(string source) => source switch
    {
        "" => "",
        "ADD_SCENE_SEARCH" => "搜索",
        "ADD_SCENE_ACCOUNT_MIGRATION" => "账号迁移",
        "ADD_SCENE_PROFILE_CARD" => "名片分享",
        "ADD_SCENE_QR_CODE" => "扫二维码",
        "ADD_SCENE_PROFILE_LINK" => "图文内的名称",
        "ADD_SCENE_PROFILE_ITEM" => "图文右上角菜单",
        "ADD_SCENE_PAID" => "支付后关注",
        "ADD_SCENE_WECHAT_ADVERTISEMENT" => "微信广告",
        "ADD_SCENE_REPRINT" => "他人转载",
        "ADD_SCENE_LIVESTREAM" => "视频号直播",
        "ADD_SCENE_CHANNELS" => "视频号",
        "ADD_SCENE_WXA" => "小程序",
        _ => "其他",
    };
}

/// <summary>A page of followers.</summary>
/// <param name="Total">How many follow the account now, whatever was looked for.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record FollowerPage(IReadOnlyList<FollowerView> Items, long Total, string? NextCursor);

/// <summary>A remark as an operator writes it.</summary>
/// <param name="Remark">Less than 30 bytes; empty takes it away.</param>
public sealed record RemarkInput(string? Remark);
