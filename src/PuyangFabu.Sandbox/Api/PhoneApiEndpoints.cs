using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Accounts;

namespace PuyangFabu.Sandbox.Api;

/// <summary>What the page reads: accounts, their phones, the live menu, the bytes of a delivery.</summary>
internal static class PhoneApiEndpoints
{
    /// <summary>Deliveries in a snapshot; older ones are found by their number only.</summary>
    private const int ListedDeliveries = 100;

    public static void MapPhoneApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/accounts", (SandboxOptions options) => Json(options.Accounts.Select(a => new { a.Slug, a.Name })));
        api.MapGet("/accounts/{slug}", Snapshot);
        api.MapGet("/accounts/{slug}/menu", MenuAsync);
        api.MapGet("/deliveries/{id:long}", (long id, DeliveryLog log) =>
            log.Find(id) is { } delivery ? Json(delivery) : Results.Problem(SandboxProblem.NoSuchDelivery()));
    }

    private static IResult Snapshot(
        string slug, SandboxOptions options, PlatformDirectory platform, PhoneBook book, DeliveryLog log) =>
        options.Find(slug) is { } account && platform.Find(slug) is { } kept
            ? Json(new PhoneSnapshot(
                account.Slug,
                account.Name,
                account.OriginalId,
                kept.Settings.Kind,
                account.Introduction,
                book.FollowersOf(slug),
                book.EntriesOf(slug),
                log.Newest(slug, ListedDeliveries)))
            : Results.Problem(SandboxProblem.NoSuchAccount());

    // Once a menu was created or deleted on the platform, the phones show that one or none; which, may depend on the follower.
    private static async Task<IResult> MenuAsync(
        string slug, string? openId, SandboxOptions options, PlatformDirectory platform, CancellationToken cancellationToken)
    {
        if (options.Find(slug) is not { } account || platform.Find(slug) is not { } kept)
        {
            return Results.Problem(SandboxProblem.NoSuchAccount());
        }

        lock (kept.Gate)
        {
            if (kept.Menus.For(openId is null ? [] : kept.Followers.Of(openId).Tags) is { } buttons)
            {
                return Json(new { button = buttons.DeepClone() });
            }

            if (kept.Menus.IsDeleted)
            {
                return Json(new { button = Array.Empty<object>() });
            }
        }

        return Results.Text(await options.MenuJson(account.Slug, cancellationToken), "application/json; charset=utf-8");
    }

    private static IResult Json<T>(T value) => Results.Json(value, SandboxJson.Options);
}
