using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Sandbox.Api;

/// <summary>
/// What the page does. Every call needs a JSON body, so that no other site's form can make it; the answer
/// comes when the deliveries have ended.
/// </summary>
internal static class ActionEndpoints
{
    public static void MapActions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/accounts/{slug}/followers", AddFollowerAsync);
        api.MapPost("/accounts/{slug}/followers/{openId}/actions", ActAsync);
        api.MapPost("/deliveries/{id:long}/repeat", RepeatAsync);
    }

    private static async Task<IResult> AddFollowerAsync(
        string slug, HttpRequest http, SandboxOptions options, PhoneBook book) =>
        await BodyReading.With<JsonElement>(http, _ => Task.FromResult(options.Find(slug) is not { } account
            ? Problem(SandboxProblem.NoSuchAccount())
            : book.Add(account) is { } follower
                ? Json(follower)
                : Problem(SandboxProblem.TooManyFollowers(InventedFollowers.Most))));

    private static async Task<IResult> ActAsync(
        string slug,
        string openId,
        HttpRequest http,
        SandboxOptions options,
        PhoneBook book,
        PictureShelf shelf,
        SentFileShelf files,
        PhoneActions actions,
        IHostApplicationLifetime lifetime) =>
        await BodyReading.With<ActionRequest>(http, async request =>
        {
            if (options.Find(slug) is not { } account)
            {
                return Problem(SandboxProblem.NoSuchAccount());
            }

            if (book.Find(slug, openId) is null)
            {
                return Problem(SandboxProblem.NoSuchFollower());
            }

            var reading = new ActionReading(request, account, shelf, files);
            var steps = reading.Steps();
            if (reading.Errors.Count > 0)
            {
                return Problem(SandboxProblem.Invalid(reading.Errors));
            }

            if (!Allowed(request.Type, slug, openId, book))
            {
                return Problem(SandboxProblem.WrongState(following: request.Type == "follow"));
            }

            return await UntilStopping(lifetime, async stopping =>
            {
                var deliveries = new List<Delivery>();
                foreach (var step in steps)
                {
                    deliveries.Add(await actions.CarryOutAsync(account, openId, step, request.Plan ?? new(), stopping));
                }

                return Json(deliveries);
            });
        });

    private static async Task<IResult> RepeatAsync(
        long id,
        HttpRequest http,
        SandboxOptions options,
        DeliveryLog log,
        PhoneActions actions,
        IHostApplicationLifetime lifetime) =>
        await BodyReading.With<RepeatRequest>(http, async request =>
        {
            var plan = request.Plan ?? new();
            if (plan.Errors() is { Count: > 0 } errors)
            {
                return Problem(SandboxProblem.Invalid(errors));
            }

            return log.Find(id) is { } original && options.Find(original.Account) is { } account
                ? await UntilStopping(lifetime, async stopping => Json(await actions.RepeatAsync(account, original, plan, stopping)))
                : Problem(SandboxProblem.NoSuchDelivery());
        });

    // Following and leaving change the state first: the account's answer must find the follower in it.
    private static bool Allowed(string? type, string slug, string openId, PhoneBook book) => type switch
    {
        "follow" => book.SetFollowing(slug, openId, true),
        "unfollow" => book.SetFollowing(slug, openId, false),
        _ => book.Find(slug, openId) is { Following: true },
    };

    // A delivery outlives the page that asked for it, but not the host.
    private static async Task<IResult> UntilStopping(
        IHostApplicationLifetime lifetime, Func<CancellationToken, Task<IResult>> work)
    {
        var stopping = lifetime.ApplicationStopping;
        try
        {
            return await work(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Problem(SandboxProblem.Stopping());
        }
    }

    private static IResult Problem(ProblemDetails problem) => Results.Problem(problem);

    private static IResult Json<T>(T value) => Results.Json(value, SandboxJson.Options);
}

/// <summary>Deliver a message once more, this way.</summary>
internal sealed record RepeatRequest(DeliveryPlan? Plan);
