using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>Maps calls one by one; every one of them goes through the same pipeline.</summary>
internal sealed class CallRoutes(IEndpointRouteBuilder endpoints, CallTable table, CallPipeline pipeline)
{
    public void Get(string path, Func<PlatformCall, PlatformAnswer> effect, Capability needs = Capability.Everyone, int daily = 100_000) =>
        Map(new CallRule(path) { Post = false, Needs = needs, Daily = daily }, effect);

    public void Post(string path, Func<PlatformCall, PlatformAnswer> effect, Capability needs = Capability.Everyone, int daily = 100_000) =>
        Map(new CallRule(path) { Needs = needs, Daily = daily }, effect);

    /// <summary>What the sandbox does not play is answered as the platform answers an address it does not have, and named in the log.</summary>
    public void MapUnknown()
    {
        RequestDelegate handle = async http => await pipeline.Unknown(http.Request.Method, http.Request.Path).ExecuteAsync(http);
        endpoints.Map("{**path}", handle);
    }

    public void Map(CallRule rule, Func<PlatformCall, PlatformAnswer> effect)
    {
        table.Add(rule);

        // Any method, for a wrong one is answered by a code and not by a status. A plain delegate: binding
        // parameters for seventy calls makes every start of a host noticeably slower.
        RequestDelegate handle = async http => await (await pipeline.RunAsync(http, rule, effect)).ExecuteAsync(http);
        endpoints.Map(rule.Path, handle);
    }
}
