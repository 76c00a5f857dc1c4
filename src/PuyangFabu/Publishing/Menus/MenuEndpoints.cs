using System.Text.Json;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Menus;

/// <summary>The operators' calls for menus.</summary>
public static class MenuEndpoints
{
    public static void MapMenuApi(this IEndpointRouteBuilder api)
    {
        var menu = api.MapGroup("/menu").WithTags("菜单");
        menu.MapGet("", static (MenuReading desk, string? account, CancellationToken cancellation) => desk.LatestAsync(account, cancellation))
            .Requires(Permission.ReadContent).WithName("menu.read").WithSummary("最新一版菜单，连同它的状态");
        menu.MapPut("", SaveAsync).Requires(Permission.ManageContent).WithName("menu.save").WithSummary("存为新的一版草稿；批准之前，在用的菜单不变");
        menu.MapPost("/submit", SubmitAsync).Requires(Permission.ManageContent).WithName("menu.submit").WithSummary("把最新一版提交批准");
        menu.MapPost("/approve", ApproveAsync).Requires(Permission.ApproveContent).WithName("menu.approve").WithSummary("批准读过的那一版，编写者本人不行");
        menu.MapPost("/reject", RejectAsync).Requires(Permission.ApproveContent).WithName("menu.reject").WithSummary("退回，要写理由");
        menu.MapGet("/versions", static (MenuReading desk, string? account, CancellationToken cancellation) => desk.VersionsAsync(account, cancellation))
            .Requires(Permission.ReadContent).WithName("menu.versions").WithSummary("全部版本，新的在前");
        menu.MapPost("/versions/{n:long}/restore", RestoreAsync).Requires(Permission.ManageContent).WithName("menu.restore").WithSummary("用某一版的内容存一版新草稿");
    }

    private static Task<Outcome<MenuView>> SaveAsync(
        MenuReading desk, MenuEditing editing, Actor actor, string? account, JsonElement menu, CancellationToken cancellation) =>
        desk.OnAsync(account, slug => editing.SaveAsync(actor, slug, menu, cancellation));

    private static Task<Outcome<MenuView>> SubmitAsync(
        MenuReading desk, MenuApproval approval, Actor actor, string? account, MenuDecisionInput? input, CancellationToken cancellation) =>
        desk.OnAsync(account, slug => approval.SubmitAsync(actor, slug, input ?? new(), cancellation));

    private static Task<Outcome<MenuView>> ApproveAsync(
        MenuReading desk, MenuApproval approval, Actor actor, string? account, MenuDecisionInput? input, CancellationToken cancellation) =>
        desk.OnAsync(account, slug => approval.ApproveAsync(actor, slug, input ?? new(), cancellation));

    private static Task<Outcome<MenuView>> RejectAsync(
        MenuReading desk, MenuApproval approval, Actor actor, string? account, MenuDecisionInput? input, CancellationToken cancellation) =>
        desk.OnAsync(account, slug => approval.RejectAsync(actor, slug, input ?? new(), cancellation));

    private static Task<Outcome<MenuView>> RestoreAsync(
        MenuReading desk, MenuEditing editing, Actor actor, string? account, long n, CancellationToken cancellation) =>
        desk.OnAsync(account, slug => editing.RestoreAsync(actor, slug, n, cancellation));
}
