using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Senparc.Pages;

namespace PuyangFabu.Senparc;

/// <summary>MvcExtension's filters before pages of the product.</summary>
public static class SenparcPages
{
    /// <summary>Where citizens write what they ask for or complain of.</summary>
    public const string CaseForm = "/cases/new";

    /// <summary>
    /// For a service account: shows a page inside WeChat alone (<c>WeixinInternalRequestAttribute</c>), or after signing in there (a class of
    /// <c>SenparcOAuthAttribute</c>, whose callback address and memory of who signed in are the team's). Not used unless registered.
    /// </summary>
    public static IServiceCollection AddSenparcPageFilter(this IServiceCollection services, string path, ActionFilterAttribute filter) =>
        services.AddSingleton<IStartupFilter>(provider => new FilteredPage(path, filter, provider.GetRequiredService<SenparcSite>()));
}
