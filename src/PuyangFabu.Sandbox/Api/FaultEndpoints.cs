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
        platform.MapGet("/faults", (string slug, SandboxOptions options, FaultQueue faults) => options.Find(slug) is null
            ? Results.Problem(SandboxProblem.NoSuchAccount())
            : Results.Json(faults.Of(slug), SandboxJson.Options));
        platform.MapPost("/faults", (string slug, HttpRequest http, SandboxOptions options, FaultQueue faults) =>
            BodyReading.With<FaultRequest>(http, request => Task.FromResult(options.Find(slug) is null
                ? Results.Problem(SandboxProblem.NoSuchAccount())
                : request.Errors() is { Count: > 0 } errors
                    ? Results.Problem(SandboxProblem.Invalid(errors))
                    : Results.Json(faults.Add(slug, request.Fault()), SandboxJson.Options))));
        platform.MapDelete("/faults", (string slug, FaultQueue faults) =>
        {
            faults.Clear(slug);
            return Results.NoContent();
        });
        platform.MapDelete("/faults/{id:long}", (string slug, long id, FaultQueue faults) =>
            faults.Remove(slug, id) ? Results.NoContent() : Results.Problem(SandboxProblem.NoSuchFault()));
    }
}

/// <summary>A fault to queue; see <see cref="PlatformFault"/> for what the fields mean.</summary>
internal sealed record FaultRequest
{
    private const int LongestWait = 600_000;

    public PlatformFaultKind? Kind { get; init; }

    public string? Path { get; init; }

    /// <summary>True keeps it until it is taken back; otherwise it is played <see cref="Times"/> times.</summary>
    public bool Standing { get; init; }

    public int Times { get; init; } = 1;

    public int Milliseconds { get; init; } = 1000;

    public string? Ip { get; init; }

    public int? Code { get; init; }

    public bool AfterEffect { get; init; }

    public IReadOnlyDictionary<string, string[]> Errors()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (Kind is null)
        {
            errors["kind"] = ["请指定故障的种类。"];
        }

        if (Times < 1)
        {
            errors["times"] = ["至少一次。"];
        }

        if (Milliseconds is < 0 or > LongestWait)
        {
            errors["milliseconds"] = [$"应在 0 到 {LongestWait} 毫秒之间。"];
        }

        return errors;
    }

    public PlatformFault Fault() => new()
    {
        Kind = Kind!.Value,
        Path = string.IsNullOrWhiteSpace(Path) ? null : Path,
        Times = Standing ? null : Times,
        Milliseconds = Milliseconds,
        Ip = string.IsNullOrWhiteSpace(Ip) ? "203.0.113.9" : Ip,
        Code = Code,
        AfterEffect = AfterEffect,
    };
}
