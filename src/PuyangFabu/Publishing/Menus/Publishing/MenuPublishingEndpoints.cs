using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Menus.Publishing;

/// <summary>The operators' calls that bring menus to WeChat.</summary>
public static class MenuPublishingEndpoints
{
    public static void MapMenuPublishingApi(this IEndpointRouteBuilder api)
    {
        var menu = api.MapGroup("/menu").WithTags("菜单");
        menu.MapPost("/publish", PublishAsync).Requires(Permission.PublishContent).WithName("menu.publish")
            .WithSummary("把批准的菜单发布到微信，读回来核对；写 at 则到时自动发布");
        menu.MapPost("/rollback", RollbackAsync).Requires(Permission.PublishContent).WithName("menu.rollback")
            .WithSummary("退回以前发布过的一版，默认是上一版；它批准过，不必再批");
        menu.MapGet("/diff", static (MenuPublishingDesk desk, string? account, CancellationToken cancellation) => desk.DiffAsync(account, cancellation))
            .Requires(Permission.ReadContent).WithName("menu.diff").WithSummary("粉丝现在看到的菜单与批准的有何不同");
        menu.MapGet("/publications", static (MenuPublishingDesk desk, string? account, CancellationToken cancellation) => desk.ListAsync(account, cancellation))
            .Requires(Permission.ReadContent).WithName("menu.publications").WithSummary("哪一版在何时由谁发布，新的在前");
        menu.MapPost("/publications/{id:long}/cancel", CancelAsync).Requires(Permission.PublishContent).WithName("menu.cancelPublish")
            .WithSummary("取消定时发布，或了结等人处理的那一次");
    }

    private static Task<Outcome<MenuPublished>> PublishAsync(
        MenuPublishingDesk desk, MenuPublishing publishing, Actor actor, string? account, MenuPublishInput? input, CancellationToken cancellation) =>
        desk.OnAsync(account, found => publishing.PublishAsync(actor, found, input ?? new(), cancellation), cancellation);

    private static Task<Outcome<MenuPublished>> RollbackAsync(
        MenuPublishingDesk desk, MenuPublishing publishing, Actor actor, string? account, MenuRollbackInput? input, CancellationToken cancellation) =>
        desk.OnAsync(account, found => publishing.RollbackAsync(actor, found, input ?? new(), cancellation), cancellation);

    private static Task<Outcome<MenuPublished>> CancelAsync(
        MenuPublishingDesk desk, MenuPublishing publishing, Actor actor, string? account, long id, CancellationToken cancellation) =>
        desk.OnAsync(account, found => publishing.CancelAsync(actor, found, id, cancellation), cancellation);
}
