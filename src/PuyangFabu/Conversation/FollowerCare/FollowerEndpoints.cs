using System.Globalization;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Conversation.FollowerCare.Syncing;
using PuyangFabu.Conversation.FollowerCare.Tagging;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>
/// The operators' calls for followers and their tags. People go by a code; the openid is shown only to who may address mass
/// messages.
/// </summary>
public static class FollowerEndpoints
{
    public static void MapFollowerApi(this IEndpointRouteBuilder api)
    {
        var followers = api.MapGroup("/followers").WithTags("粉丝");
        followers.MapGet("", static (FollowerCareDesk desk, Actor actor, string? account, string? cursor, string? q, long? tag, CancellationToken cancellation) => desk.ListAsync(actor, account, cursor, q, tag, cancellation))
            .Requires(Permission.ReadFollowers).WithName("follower.list").WithSummary("现在的粉丝，新关注的在前；q 查备注名和短名");
        followers.MapGet("/sync", static (FollowerSyncDesk desk, string? account, CancellationToken cancellation) => desk.ShowAsync(account, cancellation))
            .Requires(Permission.ReadFollowers).WithName("follower.showSync").WithSummary("同步进行到哪一步");
        followers.MapPost("/sync", static (FollowerSyncDesk desk, Actor actor, string? account, CancellationToken cancellation) => desk.StartAsync(actor, account, cancellation))
            .Requires(Permission.SyncFollowers).WithName("follower.sync").WithSummary("从微信同步标签、名单和资料；已在同步时显示进度");
        followers.MapGet("/{id}", static (FollowerCareDesk desk, Actor actor, string id, string? account, CancellationToken cancellation) => desk.ReadAsync(actor, account, id, cancellation))
            .Requires(Permission.ReadFollowers).WithName("follower.read").WithSummary("一位粉丝");
        followers.MapPut("/{id}/remark", static (FollowerCareDesk desk, Actor actor, string id, string? account, RemarkInput input, CancellationToken cancellation) => desk.SetRemarkAsync(actor, account, id, input.Remark, cancellation))
            .Requires(Permission.ManageFollowers).WithName("follower.remark").WithSummary("改备注名（少于 30 字节），微信一侧同时改");
        followers.MapGet("/{id}/messages", static (ConversationDesk desk, Actor actor, string id, string? account, CancellationToken cancellation) => desk.ShowAsync(actor, account, id, cancellation))
            .Requires(Permission.ReadFollowers).WithName("follower.messages").WithSummary("往来的消息，和还可以发几条");
        followers.MapPost("/{id}/messages", static (ConversationDesk desk, Actor actor, string id, string? account, MessageInput input, CancellationToken cancellation) => desk.SendAsync(actor, account, id, input, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("follower.reply").WithSummary("发一条客服消息（text 一段文字，picture 一张上传过的图片，或 articleId 一篇稿件的图文）；没有答复时记为未知，不会自动重发");

        var tags = api.MapGroup("/follower-tags").WithTags("粉丝标签");
        tags.MapGet("", static (TagDesk desk, string? account, CancellationToken cancellation) => desk.ListAsync(account, cancellation))
            .Requires(Permission.ReadFollowers).WithName("followerTag.list").WithSummary("全部标签，最近一次同步的情况");
        tags.MapPost("", static (TagDesk desk, Actor actor, string? account, TagInput input, CancellationToken cancellation) => desk.CreateAsync(actor, account, input, cancellation))
            .Creates<FollowerTag>(static tag => string.Create(CultureInfo.InvariantCulture, $"/api/follower-tags/{tag.Id}"))
            .Requires(Permission.ManageFollowers).WithName("followerTag.create").WithSummary("新建标签，最多 100 个");
        tags.MapPut("/{id:long}", static (TagDesk desk, Actor actor, long id, string? account, TagInput input, CancellationToken cancellation) => desk.RenameAsync(actor, account, id, input, cancellation))
            .Requires(Permission.ManageFollowers).WithName("followerTag.rename").WithSummary("改标签名");
        tags.MapDelete("/{id:long}", static (TagDesk desk, Actor actor, long id, string? account, CancellationToken cancellation) => desk.DeleteAsync(actor, account, id, cancellation))
            .Requires(Permission.ManageFollowers).WithName("followerTag.delete").WithSummary("删除标签，粉丝身上的一并去掉");
        tags.MapPost("/{id:long}/members", static (TagMembers members, Actor actor, long id, string? account, TagMembersInput input, CancellationToken cancellation) => members.ChangeAsync(actor, account, id, input, add: true, cancellation))
            .Requires(Permission.ManageFollowers).WithName("followerTag.addMembers").WithSummary("给粉丝打标签");
        tags.MapPost("/{id:long}/members/remove", static (TagMembers members, Actor actor, long id, string? account, TagMembersInput input, CancellationToken cancellation) => members.ChangeAsync(actor, account, id, input, add: false, cancellation))
            .Requires(Permission.ManageFollowers).WithName("followerTag.removeMembers").WithSummary("去掉粉丝的标签");
    }
}
