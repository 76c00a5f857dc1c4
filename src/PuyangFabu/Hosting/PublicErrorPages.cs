using Microsoft.AspNetCore.Diagnostics;
using PuyangFabu.Console.Frame;
using PuyangFabu.Console.Frame.Errors;
using PuyangFabu.Hosting.OperatorApi;
using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Frame.Errors;

namespace PuyangFabu.Hosting;

/// <summary>Pages for people where nothing or an error is: unknown addresses and failures.</summary>
public static class PublicErrorPages
{
    /// <summary>What programs call answers without pages.</summary>
    private static readonly PathString[] Machines = ["/api", "/wechat", "/health"];

    public static void UsePublicErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(static branch => branch.Run(static async context =>
        {
            if (ConsoleEndpoints.Includes(OriginalPath(context)))
            {
                // Of its own: what drew the page that failed cannot draw another.
                await using var scope = context.RequestServices.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<RequestActor>().Fill(context);
                context.RequestServices = scope.ServiceProvider;
                await ConsoleEndpoints.WriteAsync<FailurePage>(context, StatusCodes.Status500InternalServerError);
            }
            else if (IsForPeople(context.Request, OriginalPath(context)))
            {
                await PublicPageEndpoints.WriteAsync(context, ErrorPages.Failed());
            }
        }));
        app.Use(static async (context, next) =>
        {
            await next(context);
            if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false }
                && context.GetEndpoint() is null
                && IsForPeople(context.Request, context.Request.Path))
            {
                await PublicPageEndpoints.WriteAsync(context, ErrorPages.NotFound());
            }
        });
    }

    private static PathString OriginalPath(HttpContext context) =>
        context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value;

    private static bool IsForPeople(HttpRequest request, PathString path) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !Array.Exists(Machines, machine => path.StartsWithSegments(machine));
}
