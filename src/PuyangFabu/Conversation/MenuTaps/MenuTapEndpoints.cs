using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.MenuTaps;

/// <summary>The operators' call that tells which buttons followers use.</summary>
public static class MenuTapEndpoints
{
    public static void MapMenuTapApi(this IEndpointRouteBuilder api) => api
        .MapGet("/menu/clicks", static (MenuTapReport taps, string? account, string? from, string? to, CancellationToken cancellation) => taps.ReadAsync(account, from, to, cancellation))
        .WithTags("菜单").Requires(Permission.ReadContent).WithName("menu.clicks").WithSummary("每天各按钮点了多少次；from、to 写日期");
}
