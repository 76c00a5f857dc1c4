using System.Text.Json;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Menus.Releasing;

namespace PuyangFabu.Publishing.Menus;

/// <summary>The operators' calls for menus.</summary>
public static class MenuEndpoints
{
    public static void MapMenuApi(this IEndpointRouteBuilder api)
    {
        var menu = api.MapGroup("/menu").WithTags("菜单");
        menu.MapGet("", static (MenuReading reading, Actor actor, string? account, CancellationToken cancellation) => reading.LatestAsync(actor, account, cancellation))
            .Requires(Permission.ReadContent).WithName("menu.read").WithSummary("最新一版菜单，连同它的状态");
        menu.MapPut("", static (MenuReading reading, MenuEditing editing, Actor actor, string? account, JsonElement menu, CancellationToken cancellation) =>
            reading.OnAsync(account, slug => editing.SaveAsync(actor, slug, menu, cancellation)))
            .Requires(Permission.ManageContent).WithName("menu.save").WithSummary("存为新的一版草稿；批准之前，在用的菜单不变");
        menu.MapPost("/submit", static (MenuReading reading, MenuApproval approval, Actor actor, string? account, MenuDecisionInput? input, CancellationToken cancellation) =>
            reading.OnAsync(account, slug => approval.SubmitAsync(actor, slug, input ?? new(), cancellation)))
            .Requires(Permission.ManageContent).WithName("menu.submit").WithSummary("把最新一版提交批准");
        menu.MapPost("/approve", static (MenuReading reading, MenuApproval approval, Actor actor, string? account, MenuDecisionInput? input, CancellationToken cancellation) =>
            reading.OnAsync(account, slug => approval.ApproveAsync(actor, slug, input ?? new(), cancellation)))
            .Requires(Permission.ApproveContent).WithName("menu.approve").WithSummary("批准读过的那一版，编写者本人不行");
        menu.MapPost("/reject", static (MenuReading reading, MenuApproval approval, Actor actor, string? account, MenuDecisionInput? input, CancellationToken cancellation) =>
            reading.OnAsync(account, slug => approval.RejectAsync(actor, slug, input ?? new(), cancellation)))
            .Requires(Permission.ApproveContent).WithName("menu.reject").WithSummary("退回，要写理由");
        menu.MapGet("/versions", static (MenuReading reading, Actor actor, string? account, CancellationToken cancellation) => reading.VersionsAsync(actor, account, cancellation))
            .Requires(Permission.ReadContent).WithName("menu.versions").WithSummary("全部版本，新的在前");
        menu.MapPost("/versions/{n:long}/restore", static (MenuReading reading, MenuEditing editing, Actor actor, string? account, long n, CancellationToken cancellation) =>
            reading.OnAsync(account, slug => editing.RestoreAsync(actor, slug, n, cancellation)))
            .Requires(Permission.ManageContent).WithName("menu.restore").WithSummary("用某一版的内容存一版新草稿");

        menu.MapPost("/publish", static (MenuReleaseReading reading, MenuPublishing publishing, Actor actor, string? account, MenuPublishInput? input, CancellationToken cancellation) =>
            reading.OnAsync(account, found => publishing.PublishAsync(actor, found, input ?? new(), cancellation), cancellation))
            .Requires(Permission.PublishContent).WithName("menu.publish")
            .WithSummary("把批准的菜单发布到微信，读回来核对；写 at 则到时自动发布");
        menu.MapPost("/rollback", static (MenuReleaseReading reading, MenuPublishing publishing, Actor actor, string? account, MenuRollbackInput? input, CancellationToken cancellation) =>
            reading.OnAsync(account, found => publishing.RollbackAsync(actor, found, input ?? new(), cancellation), cancellation))
            .Requires(Permission.PublishContent).WithName("menu.rollback")
            .WithSummary("退回以前发布过的一版，默认是上一版；它批准过，不必再批");
        menu.MapGet("/diff", static (MenuReleaseReading reading, string? account, CancellationToken cancellation) => reading.DiffAsync(account, cancellation))
            .Requires(Permission.ReadContent).WithName("menu.diff").WithSummary("粉丝现在看到的菜单与批准的有何不同");
        menu.MapGet("/publications", static (MenuReleaseReading reading, string? account, CancellationToken cancellation) => reading.ListAsync(account, cancellation))
            .Requires(Permission.ReadContent).WithName("menu.publications").WithSummary("哪一版在何时由谁发布，新的在前");
        menu.MapPost("/publications/{id:long}/cancel", static (MenuReleaseReading reading, MenuPublishing publishing, Actor actor, string? account, long id, CancellationToken cancellation) =>
            reading.OnAsync(account, found => publishing.CancelAsync(actor, found, id, cancellation), cancellation))
            .Requires(Permission.PublishContent).WithName("menu.cancelPublish")
            .WithSummary("取消定时发布，或了结等人处理的那一次");
    }
}
