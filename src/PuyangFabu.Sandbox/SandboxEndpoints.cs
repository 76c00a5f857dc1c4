using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PuyangFabu.Sandbox.Api;
using PuyangFabu.Sandbox.Page;
using PuyangFabu.Sandbox.Platform;

namespace PuyangFabu.Sandbox;

/// <summary>All routes of the sandbox.</summary>
public static class SandboxEndpoints
{
    /// <summary>Maps everything under <c>/sandbox</c>; the page is <c>/sandbox/phone</c>, the API <c>/sandbox/wechat</c>.</summary>
    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder endpoints)
    {
        var sandbox = endpoints.MapGroup("/sandbox").ExcludeFromDescription();
        sandbox.MapPhonePage();
        var api = sandbox.MapGroup("/api");
        api.MapPhoneApi();
        api.MapActions();
        api.MapPictures();
        api.MapPhoneStream();
        api.MapPlatformApi();
        sandbox.MapSandboxPlatform();
        return endpoints;
    }
}
