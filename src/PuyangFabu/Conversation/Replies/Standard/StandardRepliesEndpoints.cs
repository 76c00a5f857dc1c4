using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>The operators' calls for the standard replies.</summary>
public static class StandardRepliesEndpoints
{
    public static void MapStandardRepliesApi(this IEndpointRouteBuilder api)
    {
        var standard = api.MapGroup("/standard-replies").WithTags("常用语");
        standard.MapGet("", static (StandardRepliesReading reading, CancellationToken cancellation) => reading.LatestAsync(cancellation))
            .Requires(Permission.ReadContent).WithName("standardReplies.read").WithSummary("最新一版常用语，连同它的状态");
        standard.MapPut("", static (StandardRepliesEditing editing, Actor actor, StandardRepliesInput input, CancellationToken cancellation) =>
            StandardRepliesReading.ShowAsync(editing.SaveAsync(actor, input, cancellation)))
            .Requires(Permission.ManageContent).WithName("standardReplies.save").WithSummary("存为新的一版草稿；批准之前，粉丝收到的不变");
        standard.MapPost("/submit", static (StandardRepliesApproval approval, Actor actor, StandardRepliesDecisionInput? input, CancellationToken cancellation) =>
            StandardRepliesReading.ShowAsync(approval.SubmitAsync(actor, input ?? new(), cancellation)))
            .Requires(Permission.ManageContent).WithName("standardReplies.submit").WithSummary("把最新一版提交批准");
        standard.MapPost("/approve", static (StandardRepliesApproval approval, Actor actor, StandardRepliesDecisionInput? input, CancellationToken cancellation) =>
            StandardRepliesReading.ShowAsync(approval.ApproveAsync(actor, input ?? new(), cancellation)))
            .Requires(Permission.ApproveContent).WithName("standardReplies.approve").WithSummary("批准读过的那一版，随即生效；写过、改过、提交过的人不行");
        standard.MapPost("/reject", static (StandardRepliesApproval approval, Actor actor, StandardRepliesDecisionInput? input, CancellationToken cancellation) =>
            StandardRepliesReading.ShowAsync(approval.RejectAsync(actor, input ?? new(), cancellation)))
            .Requires(Permission.ApproveContent).WithName("standardReplies.reject").WithSummary("退回，要写理由");
        standard.MapGet("/versions", static (StandardRepliesReading reading, CancellationToken cancellation) => reading.VersionsAsync(cancellation))
            .Requires(Permission.ReadContent).WithName("standardReplies.versions").WithSummary("全部版本，新的在前");
        standard.MapPost("/versions/{n:long}/restore", static (StandardRepliesEditing editing, Actor actor, long n, CancellationToken cancellation) =>
            StandardRepliesReading.ShowAsync(editing.RestoreAsync(actor, n, cancellation)))
            .Requires(Permission.ManageContent).WithName("standardReplies.restore").WithSummary("用某一版的内容存一版新草稿，0 是产品自带的");
    }
}
