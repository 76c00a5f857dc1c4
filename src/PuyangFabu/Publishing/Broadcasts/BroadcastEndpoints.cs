using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts.Approval;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Results;
using PuyangFabu.Publishing.Broadcasts.Sending;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>The operators' calls for mass messages and the quota. Bodies of moves may be left out.</summary>
public static class BroadcastEndpoints
{
    public static void MapBroadcastApi(this IEndpointRouteBuilder api)
    {
        var broadcasts = api.MapGroup("/broadcasts").WithTags("群发");
        broadcasts.MapGet("", static (BroadcastReading reading, string? account, string? status, string? cursor, CancellationToken cancellation) =>
            reading.ListAsync(account, status, cursor, cancellation))
            .Requires(Permission.ReadBroadcasts).WithName("broadcast.list").WithSummary("群发列表，新的在前");
        broadcasts.MapPost("", static (BroadcastDrafting drafting, BroadcastReading reading, Actor actor, BroadcastRequest request, CancellationToken cancellation) =>
            reading.ViewAsync(drafting.CreateAsync(request, actor, cancellation), actor, cancellation))
            .Creates<BroadcastView>(static view => $"/api/broadcasts/{view.Id}")
            .Requires(Permission.WriteBroadcasts).WithName("broadcast.create").WithSummary("新建群发草稿");
        broadcasts.MapGet("/{id:long}", static (BroadcastReading reading, Actor actor, long id, CancellationToken cancellation) =>
            reading.ViewAsync(id, actor, cancellation))
            .Requires(Permission.ReadBroadcasts).WithName("broadcast.read").WithSummary("一条群发：状态、各部分、每次提交和经过");
        broadcasts.MapGet("/{id:long}/cards", static (ShownBroadcastReading reading, Actor actor, long id, CancellationToken cancellation) =>
            reading.ReadAsync(id, actor, cancellation))
            .Requires(Permission.ReadBroadcasts).WithName("broadcast.cards").WithSummary("粉丝看到的卡片、每一篇的全文，以及发给多少人");
        broadcasts.MapPut("/{id:long}", static (BroadcastDrafting drafting, BroadcastReading reading, Actor actor, long id, BroadcastRequest request, CancellationToken cancellation) =>
            reading.ViewAsync(drafting.EditAsync(id, request, actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteBroadcasts).WithName("broadcast.edit").WithSummary("修改草稿");
        broadcasts.MapPost("/{id:long}/submit", static (BroadcastDrafting drafting, BroadcastReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(drafting.SubmitAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteBroadcasts).WithName("broadcast.submit").WithSummary("提交批准；同时生成预览用的草稿");
        broadcasts.MapPost("/{id:long}/approve", static (BroadcastApproval approval, BroadcastReading reading, BroadcastAlarm alarm, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(alarm.RingAfterAsync(approval.ApproveAsync(id, request ?? new(), actor, cancellation)), actor, cancellation))
            .Requires(Permission.ApproveBroadcasts).WithName("broadcast.approve").WithSummary("批准读过的内容，编写者本人不行；批准后按预定时间或立即发送");
        broadcasts.MapPost("/{id:long}/reject", static (BroadcastApproval approval, BroadcastReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(approval.RejectAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ApproveBroadcasts).WithName("broadcast.reject").WithSummary("退回草稿，须写明理由");
        broadcasts.MapPost("/{id:long}/send", static (BroadcastScheduling scheduling, BroadcastReading reading, BroadcastAlarm alarm, Actor actor, long id, SendRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(alarm.RingAfterAsync(scheduling.SendAsync(id, request ?? new(), actor, cancellation)), actor, cancellation))
            .Requires(Permission.SendBroadcasts).WithName("broadcast.send").WithSummary("安排已批准的群发：立即或定时");
        broadcasts.MapPost("/{id:long}/preview", static (BroadcastPreviewing previewing, BroadcastReading reading, Actor actor, long id, PreviewRequest request, CancellationToken cancellation) =>
            reading.ViewAsync(previewing.PreviewAsync(id, request, actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteBroadcasts).WithName("broadcast.preview").WithSummary("发到一部手机上预览");
        broadcasts.MapPost("/{id:long}/cancel", static (BroadcastScheduling scheduling, BroadcastReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(scheduling.CancelAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteBroadcasts).WithName("broadcast.cancel").WithSummary("发出之前取消；名单发到一半时停发其余部分");
        broadcasts.MapPost("/{id:long}/recall", static (BroadcastRecall recall, BroadcastReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(recall.RecallAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.SendBroadcasts).WithName("broadcast.recall").WithSummary("撤回：" + BroadcastRecall.Warning);
        broadcasts.MapPost("/{id:long}/resolve", static (BroadcastResolution resolution, BroadcastReading reading, Actor actor, long id, ResolveRequest request, CancellationToken cancellation) =>
            reading.ViewAsync(resolution.ResolveAsync(id, request, actor, cancellation), actor, cancellation))
            .Requires(Permission.SendBroadcasts).WithName("broadcast.resolve").WithSummary("核对公众平台之后，确认结果未知的群发是否发出");
        broadcasts.MapPost("/{id:long}/acknowledge", static (BroadcastResolution resolution, BroadcastReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(resolution.AcknowledgeAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteBroadcasts).WithName("broadcast.acknowledge").WithSummary("未成功的群发看过了，不再等人处理");
        api.MapGet("/quota", static (BroadcastReading reading, string? account, CancellationToken cancellation) => reading.QuotaAsync(account, cancellation))
            .WithTags("群发").Requires(Permission.ReadBroadcasts).WithName("quota.read").WithSummary("今天和本月还能群发几次");

        var names = api.MapGroup("/accounts/{slug}/preview-names").WithTags("公众号账号");
        names.MapGet("", static (PreviewNameDesk desk, Actor actor, string slug, CancellationToken cancellation) => desk.ListAsync(actor, slug, cancellation))
            .Requires(Permission.ReadBroadcasts).WithName("previewName.list").WithSummary("登记的预览对象：没有批准权的人只能预览到这些手机");
        names.MapPost("", static (PreviewNameDesk desk, Actor actor, string slug, PreviewNameInput input, CancellationToken cancellation) =>
            desk.AddAsync(actor, slug, input, cancellation))
            .Creates<PreviewNameView>(static view => $"/api/accounts/{view.Account}/preview-names/{view.Id}")
            .Requires(Permission.ManageAccounts).WithName("previewName.create").WithSummary("登记一个预览对象：openId 或 wxName，note 写明是谁的手机");
        names.MapDelete("/{id:long}", static (PreviewNameDesk desk, Actor actor, string slug, long id, CancellationToken cancellation) => desk.RemoveAsync(actor, slug, id, cancellation))
            .Requires(Permission.ManageAccounts).WithName("previewName.remove").WithSummary("取消登记");
    }
}
