using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Console.Frame;

/// <summary>Where a <see cref="ConsoleAnswer"/> becomes HTTP, and what all console routes have in common.</summary>
public static class ConsoleEndpoints
{
    public const string Prefix = "/console";
    private const long LargestForm = 256 * 1024;

    /// <summary>The group that features map their pages into; whoever has not signed in is sent to the sign-in page.</summary>
    public static RouteGroupBuilder MapConsole(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Prefix + "/assets/console.{version}.css", PageEndpoints.Methods, WriteStyleSheetAsync).ExcludeFromDescription();
        var console = routes.MapGroup(Prefix).RequireAuthorization().ExcludeFromDescription();
        console.MapFallback(static () => ConsoleAnswer.NotFound()).AddEndpointFilter(AnswerAsync);
        return console;
    }

    /// <summary>Makes a route a page of the console; its handler returns a <see cref="ConsoleAnswer"/>, perhaps in a task.</summary>
    public static RouteHandlerBuilder AsConsolePage(this RouteHandlerBuilder route) => route.AddEndpointFilter(AnswerAsync);

    /// <summary>
    /// Makes a route a form of the console; it is refused unless it came from a page of ours. The handler reads
    /// <see cref="HttpRequest.Form"/> and returns a <see cref="ConsoleAnswer"/>.
    /// </summary>
    /// <param name="action">What the form does, as the record names it.</param>
    public static RouteHandlerBuilder AsConsoleForm(this RouteHandlerBuilder route, string action) =>
        route
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm), new AuditAction(action))
            .AddEndpointFilter(AnswerAsync)
            .AddEndpointFilter(CheckFormAsync);

    /// <summary>Writes a page; also for those who stop a request before its route.</summary>
    public static async Task WriteAsync(HttpContext context, PageAnswer page)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        var view = new ConsoleView(
            context.Request.Path, context.RequestServices.GetRequiredService<Actor>(), tokens.FormFieldName, tokens.RequestToken ?? "");
        var html = await context.RequestServices.GetRequiredService<PageRenderer>().RenderAsync(
            PageAnswer.Of<Layout.ConsoleRoot>(new ConsoleFrame(page, view)), new PageView(context.Request.Path, LargeText: false));
        AddHeaders(context.Response);
        context.Response.StatusCode = page.Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), context.RequestAborted);
        }
    }

    public static void AddHeaders(HttpResponse response)
    {
        foreach (var (name, value) in ConsoleHeaders.All)
        {
            response.Headers[name] = value;
        }
    }

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        switch (await next(invocation))
        {
            case ConsoleAnswer { Page: { } page } answer:
                if (answer.Refusal is { } refusal)
                {
                    await RecordAsync(context, refusal);
                }

                await WriteAsync(context, page);
                return Results.Empty;
            case ConsoleAnswer { Location: { } location }:
                AddHeaders(context.Response);
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location = location;
                return Results.Empty;
            case var other:
                AddHeaders(context.Response);
                return other;
        }
    }

    private static async ValueTask<object?> CheckFormAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        return context.Request.HasFormContentType && await IsOwnFormAsync(context)
            ? await next(invocation)
            : ConsoleAnswer.Of<Pages.FormExpired>(status: 400);
    }

    // A form that cannot be read (U+0000, too many fields) is none of ours either.
    private static async Task<bool> IsOwnFormAsync(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private static Task RecordAsync(HttpContext context, Refusal refusal) => context.RequestServices.GetRequiredService<AuditLog>().RecordRefusalAsync(
        context.RequestServices.GetRequiredService<Actor>(),
        context.GetEndpoint()?.Metadata.GetMetadata<AuditAction>()?.Name ?? context.Request.Method,
        context.Request.RouteValues.GetValueOrDefault("id")?.ToString() ?? "",
        refusal);

    private static async Task WriteStyleSheetAsync(HttpContext context, ConsoleAssets assets)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = context.Request.Path.Value == assets.StylePath ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.ContentType = "text/css; charset=utf-8";
        await context.Response.Body.WriteAsync(assets.StyleSheet, context.RequestAborted);
    }
}
