using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Conversation.FollowerCare.Syncing;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>The operators' calls for followers. People go by a code; the openid is shown only to who may address mass messages.</summary>
public static class FollowerEndpoints
{
    public static void MapFollowerApi(this IEndpointRouteBuilder api)
    {
        var followers = api.MapGroup("/followers").WithTags("粉丝");
        followers.MapGet("", ListAsync).Requires(Permission.ReadFollowers).WithName("follower.list").WithSummary("现在的粉丝，新关注的在前；q 查备注名和代号");
        followers.MapGet("/sync", ShowSyncAsync).Requires(Permission.ReadFollowers).WithName("follower.showSync").WithSummary("同步进行到哪一步");
        followers.MapPost("/sync", StartSyncAsync).Requires(Permission.SyncFollowers).WithName("follower.sync").WithSummary("从微信同步标签、名单和资料；已在同步时显示进度");
        followers.MapGet("/{id}", ReadAsync).Requires(Permission.ReadFollowers).WithName("follower.read").WithSummary("一位粉丝");
        followers.MapPut("/{id}/remark", SetRemarkAsync).Requires(Permission.ManageFollowers).WithName("follower.remark").WithSummary("改备注名（少于 30 字节），微信一侧同时改");
        followers.MapGet("/{id}/messages", ShowMessagesAsync).Requires(Permission.ReadFollowers).WithName("follower.messages").WithSummary("往来的消息，和还可以发几条");
        followers.MapPost("/{id}/messages", SendAsync).Requires(Permission.ReplyToFollowers).WithName("follower.reply").WithSummary("发一条客服消息；没有答复时记为未知，不会自动重发");
    }

    private static Task<Outcome<FollowerPage>> ListAsync(
        FollowerDesk desk, Actor actor, string? account, string? cursor, string? q, long? tag, CancellationToken cancellation) =>
        desk.ListAsync(actor, account, cursor, q, tag, cancellation);

    private static Task<Outcome<FollowerSyncView>> ShowSyncAsync(FollowerSyncDesk desk, string? account, CancellationToken cancellation) =>
        desk.ShowAsync(account, cancellation);

    private static Task<Outcome<FollowerSyncView>> StartSyncAsync(FollowerSyncDesk desk, Actor actor, string? account, CancellationToken cancellation) =>
        desk.StartAsync(actor, account, cancellation);

    private static Task<Outcome<FollowerView>> ReadAsync(FollowerDesk desk, Actor actor, string id, string? account, CancellationToken cancellation) =>
        desk.ReadAsync(actor, account, id, cancellation);

    private static Task<Outcome<FollowerView>> SetRemarkAsync(
        FollowerDesk desk, Actor actor, string id, string? account, RemarkInput input, CancellationToken cancellation) =>
        desk.SetRemarkAsync(actor, account, id, input.Remark, cancellation);

    private static Task<Outcome<ConversationView>> ShowMessagesAsync(ConversationDesk desk, string id, string? account, CancellationToken cancellation) =>
        desk.ShowAsync(account, id, cancellation);

    private static Task<Outcome<ConversationView>> SendAsync(
        ConversationDesk desk, Actor actor, string id, string? account, MessageInput input, CancellationToken cancellation) =>
        desk.SendAsync(actor, account, id, input, cancellation);
}
