using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Sandbox.Platform.Users;

namespace PuyangFabu.Sandbox.Api;

/// <summary>The desk behind the platform's API: what it accepted, what it allows, who follows.</summary>
internal static class PlatformApiEndpoints
{
    public static void MapPlatformApi(this IEndpointRouteBuilder api)
    {
        var platform = api.MapGroup("/platform/{slug}");
        platform.MapGet("", Overview);
        platform.MapPut("/settings", SettingsAsync);
        platform.MapPost("/followers", FollowersAsync);
        platform.MapGet("/jobs", Jobs);
        platform.MapPost("/jobs/{msgId:long}/approve", (string slug, long msgId, HttpRequest http, PlatformDirectory accounts, MassSending sending) =>
            ChangeAsync(slug, http, accounts, account => Task.FromResult(sending.Approve(account, msgId))));
        platform.MapPost("/jobs/{msgId:long}/refuse", (string slug, long msgId, HttpRequest http, PlatformDirectory accounts, MassSending sending) =>
            ChangeAsync(slug, http, accounts, account => sending.RefuseAsync(account, msgId)));
        platform.MapPost("/jobs/{msgId:long}/finish", (string slug, long msgId, HttpRequest http, PlatformDirectory accounts, MassSending sending) =>
            ChangeAsync(slug, http, accounts, account => sending.FinishNowAsync(account, msgId)));
        platform.MapPeople();
        platform.MapArchive();
        platform.MapFaults();
    }

    private static IResult Overview(string slug, PlatformDirectory accounts, PlatformLedger ledger, CallTable table, SandboxOptions options) =>
        accounts.Find(slug) is { } account
            ? Json(PlatformView.Of(account, ledger, table, options.TimeProvider.GetUtcNow()))
            : Problem(SandboxProblem.NoSuchAccount());

    private static IResult Jobs(string slug, PlatformDirectory accounts, PlatformLedger ledger) =>
        accounts.Find(slug) is null ? Problem(SandboxProblem.NoSuchAccount()) : Json(ledger.Jobs(slug).Select(JobView.Of));

    private static Task<IResult> SettingsAsync(string slug, HttpRequest http, PlatformDirectory accounts) =>
        BodyReading.With<SettingsRequest>(http, request =>
        {
            if (accounts.Find(slug) is not { } account)
            {
                return Task.FromResult(Problem(SandboxProblem.NoSuchAccount()));
            }

            lock (account.Gate)
            {
                var now = account.Settings;
                account.Settings = new PlatformSettings(request.Kind ?? now.Kind, request.Verified ?? now.Verified)
                {
                    CallbackMode = request.CallbackMode ?? now.CallbackMode,
                };
                return Task.FromResult(Json(account.Settings));
            }
        });

    private static Task<IResult> FollowersAsync(string slug, HttpRequest http, PlatformDirectory accounts, SandboxOptions options) =>
        BodyReading.With<FollowersRequest>(http, request =>
        {
            if (accounts.Find(slug) is not { } account)
            {
                return Task.FromResult(Problem(SandboxProblem.NoSuchAccount()));
            }

            lock (account.Gate)
            {
                return Task.FromResult(account.Followers.AddNameless(account.Identity.AppId, request.Count, options.TimeProvider.GetUtcNow())
                    ? Json(new { followers = account.Followers.All.Count, nameless = account.Followers.Nameless })
                    : Problem(SandboxProblem.TooManyFollowers(FollowerRegister.MostNameless)));
            }
        });

    // A body is asked for although it says nothing: other sites' forms cannot send one.
    private static Task<IResult> ChangeAsync(
        string slug, HttpRequest http, PlatformDirectory accounts, Func<PlatformAccount, Task<bool>> change) =>
        BodyReading.With<object>(http, async _ =>
            accounts.Find(slug) is not { } account ? Problem(SandboxProblem.NoSuchAccount())
                : await change(account) ? Json(new { done = true })
                : Problem(SandboxProblem.WrongJobState()));

    private static IResult Problem(ProblemDetails problem) => Results.Problem(problem);

    private static IResult Json<T>(T value) => Results.Json(value, SandboxJson.Options);
}

/// <summary>So many followers without a phone.</summary>
internal sealed record FollowersRequest(int Count);

/// <summary>What to switch of an account; what is left out stays.</summary>
internal sealed record SettingsRequest(SandboxAccountKind? Kind, bool? Verified, CallbackMode? CallbackMode);
