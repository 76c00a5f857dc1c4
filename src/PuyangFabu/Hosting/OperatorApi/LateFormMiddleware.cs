using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using PuyangFabu.Console.Frame;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>
/// Answers a form that its page no longer draws, because somebody else was faster: the framework knows no form of that name then and
/// says so in bare text. Here the page is shown as it is now, with a sentence, and the attempt is in the record.
/// </summary>
public sealed class LateFormMiddleware(RequestDelegate next, RefusalRecord refusals)
{
    private static readonly Refusal Late = Refusal.Conflict("formGone", "情况已经变了，什么都没有改；请看现在的样子。");

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (!IsOfNoForm(context) || !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return;
        }

        await refusals.AddAsync(context, Late);
        await ShowAsync(context);
    }

    private static bool IsOfNoForm(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest }
        && context.Response.ContentType?.StartsWith("text/plain", StringComparison.Ordinal) == true
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    // The page's services have drawn it once already, and do so only once.
    private async Task ShowAsync(HttpContext context)
    {
        var (services, method, query) = (context.RequestServices, context.Request.Method, context.Request.QueryString);
        await using var fresh = services.CreateAsyncScope();
        try
        {
            context.RequestServices = fresh.ServiceProvider;
            context.Request.Method = HttpMethods.Get;
            context.Request.QueryString = QueryString.Create(context.Request.Query.Where(static pair => pair.Key != "done"));
            context.Response.ContentType = null;
            context.Response.Headers.Remove(ConsoleEndpoints.EnhancedNavigation);
            context.Response.StatusCode = (int)Late.Kind;
            context.Features.Set(EarlierRefusal.Of(Late, await context.Request.ReadFormAsync(context.RequestAborted)));
            fresh.ServiceProvider.GetRequiredService<RequestActor>().Fill(context);
            await next(context);
        }
        finally
        {
            (context.RequestServices, context.Request.Method, context.Request.QueryString) = (services, method, query);
        }
    }
}
