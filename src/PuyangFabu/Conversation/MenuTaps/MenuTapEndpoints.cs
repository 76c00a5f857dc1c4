using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.MenuTaps;

/// <summary>The operators' call that tells which buttons followers use.</summary>
public static class MenuTapEndpoints
{
    public static void MapMenuTapApi(this IEndpointRouteBuilder api) => api
        .MapGet("/menu/clicks", ReadAsync).WithTags("菜单")
        .Requires(Permission.ReadContent).WithName("menu.clicks").WithSummary("每天各按钮点了多少次；from、to 写日期");

    private static async Task<Outcome<MenuTapSummary>> ReadAsync(
        AccountRegistry accounts, MenuTapReport taps, string? account, string? from, string? to, CancellationToken cancellation) =>
        (account is null ? accounts.Default : accounts.Find(account)) is { } found
            ? await taps.ReadAsync(found.Slug, from, to, cancellation)
            : Refusal.BadInput("account", $"没有代号为“{account}”的账号");
}
