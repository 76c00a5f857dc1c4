using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Publications;

/// <summary>The operators' calls for publishing without notifying anybody. Bodies of steps may be left out.</summary>
public static class PublicationEndpoints
{
    public static void MapPublicationApi(this IEndpointRouteBuilder api)
    {
        var publications = api.MapGroup("/publications").WithTags("发布（不通知）");
        publications.MapGet("", static (PublicationReading reading, Actor actor, string? account, string? status, string? cursor, CancellationToken cancellation) =>
            reading.ListAsync(actor, account, status, cursor, cancellation))
            .Requires(Permission.ReadBroadcasts).WithName("publication.list").WithSummary("发布列表，新的在前");
        publications.MapPost("", static (PublicationDrafting drafting, PublicationReading reading, Actor actor, PublicationRequest request, CancellationToken cancellation) =>
            reading.ViewAsync(drafting.CreateAsync(request, actor, cancellation), actor, cancellation))
            .Creates<PublicationView>(static view => $"/api/publications/{view.Id}")
            .Requires(Permission.WriteBroadcasts).WithName("publication.create").WithSummary("选用 1 到 8 篇已发布的稿件，新建一次发布；不通知粉丝，不占群发次数");
        publications.MapGet("/{id:long}", static (PublicationReading reading, Actor actor, long id, CancellationToken cancellation) =>
            reading.ViewAsync(id, actor, cancellation))
            .Requires(Permission.ReadBroadcasts).WithName("publication.read").WithSummary("一次发布：状态、稿件、网址和经过");
        publications.MapPut("/{id:long}", static (PublicationDrafting drafting, PublicationReading reading, Actor actor, long id, PublicationRequest request, CancellationToken cancellation) =>
            reading.ViewAsync(drafting.EditAsync(id, request, actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteBroadcasts).WithName("publication.edit").WithSummary("修改草稿：另选稿件、账号和链接的写法");
        publications.MapPost("/{id:long}/submit", static (PublicationSubmission submission, PublicationReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(submission.SubmitAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteBroadcasts).WithName("publication.submit").WithSummary("提交批准，稿件和外站图片按现在的内容");
        publications.MapPost("/{id:long}/approve", static (PublicationDrafting drafting, PublicationReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(drafting.ApproveAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ApproveBroadcasts).WithName("publication.approve").WithSummary("批准读过的内容，新建和提交的人不行");
        publications.MapPost("/{id:long}/reject", static (PublicationDrafting drafting, PublicationReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(drafting.RejectAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ApproveBroadcasts).WithName("publication.reject").WithSummary("退回草稿，要写理由");
        publications.MapPost("/{id:long}/publish", static (PublicationCall call, PublicationReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(call.PublishAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.SendBroadcasts).WithName("publication.publish").WithSummary("让微信发布，只请求一次");
        publications.MapPost("/{id:long}/cancel", static (PublicationDrafting drafting, PublicationReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(drafting.CancelAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.WriteBroadcasts).WithName("publication.cancel").WithSummary("发布之前取消");
        publications.MapPost("/{id:long}/remove", static (PublicationEnding ending, PublicationReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(ending.RemoveAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.SendBroadcasts).WithName("publication.remove").WithSummary("从微信删除已发布的文章，要写理由；删除后网址打不开，不能恢复");
        publications.MapPost("/{id:long}/resolve", static (PublicationEnding ending, PublicationReading reading, Actor actor, long id, PublicationResolveRequest request, CancellationToken cancellation) =>
            reading.ViewAsync(ending.ResolveAsync(id, request, actor, cancellation), actor, cancellation))
            .Requires(Permission.SendBroadcasts).WithName("publication.resolve").WithSummary("核对公众平台之后，确认结果未知的发布是否发布了");
    }
}
