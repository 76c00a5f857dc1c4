using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Broadcasts.Approval;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Finishing;
using PuyangFabu.Publishing.Broadcasts.Previews;
using PuyangFabu.Publishing.Broadcasts.Submitting;
using PuyangFabu.Publishing.Broadcasts.Views;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>The operators' calls for mass messages and the quota. Bodies of moves may be left out.</summary>
public static class BroadcastEndpoints
{
    public static void MapBroadcasts(this IEndpointRouteBuilder api)
    {
        var broadcasts = api.MapGroup("/broadcasts").WithTags("群发");
        broadcasts.MapGet("", ListAsync).Requires(Permission.ReadBroadcasts).WithName("broadcast.list").WithSummary("群发列表，新的在前");
        broadcasts.MapPost("", CreateAsync).Creates<BroadcastView>(static view => $"/api/broadcasts/{view.Id}")
            .Requires(Permission.WriteBroadcasts).WithName("broadcast.create").WithSummary("新建群发草稿");
        broadcasts.MapGet("/{id:long}", ReadAsync).Requires(Permission.ReadBroadcasts).WithName("broadcast.read").WithSummary("一条群发：状态、各部分、每次提交和经过");
        broadcasts.MapPut("/{id:long}", EditAsync).Requires(Permission.WriteBroadcasts).WithName("broadcast.edit").WithSummary("修改草稿");
        broadcasts.MapPost("/{id:long}/submit", SubmitAsync).Requires(Permission.WriteBroadcasts).WithName("broadcast.submit").WithSummary("提交批准；同时生成预览用的草稿");
        broadcasts.MapPost("/{id:long}/approve", ApproveAsync).Requires(Permission.ApproveBroadcasts).WithName("broadcast.approve").WithSummary("批准读过的内容，编写者本人不行；批准后按预定时间或立即发送");
        broadcasts.MapPost("/{id:long}/reject", RejectAsync).Requires(Permission.ApproveBroadcasts).WithName("broadcast.reject").WithSummary("退回草稿，须写明理由");
        broadcasts.MapPost("/{id:long}/send", SendAsync).Requires(Permission.SendBroadcasts).WithName("broadcast.send").WithSummary("安排已批准的群发：立即或定时");
        broadcasts.MapPost("/{id:long}/preview", PreviewAsync).Requires(Permission.WriteBroadcasts).WithName("broadcast.preview").WithSummary("发到一部手机上预览");
        broadcasts.MapPost("/{id:long}/cancel", CancelAsync).Requires(Permission.WriteBroadcasts).WithName("broadcast.cancel").WithSummary("发出之前取消；名单发到一半时停发其余部分");
        broadcasts.MapPost("/{id:long}/recall", RecallAsync).Requires(Permission.SendBroadcasts).WithName("broadcast.recall").WithSummary("撤回：" + BroadcastRecall.Warning);
        broadcasts.MapPost("/{id:long}/resolve", ResolveAsync).Requires(Permission.SendBroadcasts).WithName("broadcast.resolve").WithSummary("核对公众平台之后，确认结果未知的群发是否发出");
        api.MapGet("/quota", static (BroadcastReading reading, string? account, CancellationToken cancellation) => reading.QuotaAsync(account, cancellation))
            .WithTags("群发").Requires(Permission.ReadBroadcasts).WithName("quota.read").WithSummary("今天和本月还能群发几次");
    }

    private static Task<Outcome<BroadcastItems>> ListAsync(BroadcastReading reading, string? account, string? status, string? cursor, CancellationToken cancellation) =>
        reading.ListAsync(account, status, cursor, cancellation);

    private static Task<Outcome<BroadcastView>> ReadAsync(BroadcastReading reading, Actor actor, long id, CancellationToken cancellation) =>
        reading.ViewAsync(id, actor, cancellation);

    private static Task<Outcome<BroadcastView>> CreateAsync(
        BroadcastDrafting drafting, BroadcastReading reading, Actor actor, BroadcastRequest request, CancellationToken cancellation) =>
        reading.ViewAsync(drafting.CreateAsync(request, actor, cancellation), actor, cancellation);

    private static Task<Outcome<BroadcastView>> EditAsync(
        BroadcastDrafting drafting, BroadcastReading reading, Actor actor, long id, BroadcastRequest request, CancellationToken cancellation) =>
        reading.ViewAsync(drafting.EditAsync(id, request, actor, cancellation), actor, cancellation);

    private static Task<Outcome<BroadcastView>> SubmitAsync(
        BroadcastDrafting drafting, BroadcastReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(drafting.SubmitAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<BroadcastView>> ApproveAsync(
        BroadcastApproval approval, BroadcastReading reading, BroadcastAlarm alarm, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(alarm.RingAfterAsync(approval.ApproveAsync(id, request ?? new(), actor, cancellation)), actor, cancellation);

    private static Task<Outcome<BroadcastView>> RejectAsync(
        BroadcastApproval approval, BroadcastReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(approval.RejectAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<BroadcastView>> SendAsync(
        BroadcastScheduling scheduling, BroadcastReading reading, BroadcastAlarm alarm, Actor actor, long id, SendRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(alarm.RingAfterAsync(scheduling.SendAsync(id, request ?? new(), actor, cancellation)), actor, cancellation);

    private static Task<Outcome<BroadcastView>> PreviewAsync(
        BroadcastPreviewing previewing, BroadcastReading reading, Actor actor, long id, PreviewRequest request, CancellationToken cancellation) =>
        reading.ViewAsync(previewing.PreviewAsync(id, request, actor, cancellation), actor, cancellation);

    private static Task<Outcome<BroadcastView>> CancelAsync(
        BroadcastScheduling scheduling, BroadcastReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(scheduling.CancelAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<BroadcastView>> RecallAsync(
        BroadcastRecall recall, BroadcastReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
        reading.ViewAsync(recall.RecallAsync(id, request ?? new(), actor, cancellation), actor, cancellation);

    private static Task<Outcome<BroadcastView>> ResolveAsync(
        BroadcastResolution resolution, BroadcastReading reading, Actor actor, long id, ResolveRequest request, CancellationToken cancellation) =>
        reading.ViewAsync(resolution.ResolveAsync(id, request, actor, cancellation), actor, cancellation);
}
