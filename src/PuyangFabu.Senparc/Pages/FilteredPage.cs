using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;

namespace PuyangFabu.Senparc.Pages;

/// <summary>
/// Puts a filter of MvcExtension before one page of the product, which is no MVC action: <c>WeixinInternalRequestAttribute</c> or a
/// <c>SenparcOAuthAttribute</c> of a service account. Posts pass, so that nothing that was typed is lost to a redirect.
/// </summary>
/// <param name="path">Of the page, for example <c>/cases/new</c>.</param>
/// <param name="site">How the world names this product; behind a proxy the request itself does not know.</param>
internal sealed class FilteredPage(string path, ActionFilterAttribute filter, SenparcSite site) : IStartupFilter
{
    /// <summary>Their look at the browser fails on a request that names none.</summary>
    private const string NoBrowser = "none";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, further) => IsThePage(context.Request) && RefusalAtHome(context) is { } refusal ? WriteAsync(context.Response, refusal) : further(context));
        next(app);
    };

    private bool IsThePage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.Equals(path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Their filters lead back to where the request says it went; it stands before what makes a proxy's word count.</summary>
    private IActionResult? RefusalAtHome(HttpContext context)
    {
        var (request, home) = (context.Request, site.Address());
        var (scheme, host) = (request.Scheme, request.Host);
        (request.Scheme, request.Host) = (home.Scheme, HostString.FromUriComponent(home));
        try
        {
            return Refusal(context);
        }
        finally
        {
            (request.Scheme, request.Host) = (scheme, host);
        }
    }

    private IActionResult? Refusal(HttpContext context)
    {
        if (context.Request.Headers.UserAgent.Count == 0)
        {
            context.Request.Headers.UserAgent = NoBrowser;
        }

        var action = new ActionContext(context, new RouteData(), new ActionDescriptor());
        if (filter is IAuthorizationFilter authorization)
        {
            var asked = new AuthorizationFilterContext(action, [filter]);
            authorization.OnAuthorization(asked);
            return asked.Result;
        }

        var executing = new ActionExecutingContext(action, [filter], new Dictionary<string, object?>(), controller: this);
        filter.OnActionExecuting(executing);
        return executing.Result;
    }

    // By hand: the results themselves need MVC's services.
    private static Task WriteAsync(HttpResponse response, IActionResult refusal)
    {
        response.Headers.CacheControl = "no-store";
        switch (refusal)
        {
            case RedirectResult redirect:
                response.Redirect(redirect.Url);
                return Task.CompletedTask;
            case ContentResult content:
                response.ContentType = "text/plain; charset=utf-8";
                return response.WriteAsync(content.Content ?? "", response.HttpContext.RequestAborted);
            default:
                throw new NotSupportedException($"No result of these filters: {refusal.GetType().Name}.");
        }
    }
}
