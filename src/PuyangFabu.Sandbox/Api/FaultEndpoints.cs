using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Sandbox.Api;

/// <summary>Queues faults of the platform, lists them and takes them back.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder platform)
    {
        platform.MapGet("/faults", (string slug, SandboxOptions options, PlatformFaults faults) => options.Find(slug) is null
            ? Results.Problem(SandboxProblem.NoSuchAccount())
            : Results.Json(faults.Of(slug), SandboxJson.Options));
        platform.MapPost("/faults", (string slug, HttpRequest http, SandboxOptions options, PlatformFaults faults) =>
            BodyReading.With<FaultRequest>(http, request => Task.FromResult(options.Find(slug) is null
                ? Results.Problem(SandboxProblem.NoSuchAccount())
                : request.Errors() is { Count: > 0 } errors
                    ? Results.Problem(SandboxProblem.Invalid(errors))
                    : Results.Json(faults.Add(slug, request.Fault()), SandboxJson.Options))));
        platform.MapDelete("/faults", (string slug, PlatformFaults faults) =>
        {
            faults.Clear(slug);
            return Results.NoContent();
        });
        platform.MapDelete("/faults/{id:long}", (string slug, long id, PlatformFaults faults) =>
            faults.Remove(slug, id) ? Results.NoContent() : Results.Problem(SandboxProblem.NoSuchFault()));
    }
}
