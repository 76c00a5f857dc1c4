using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using PuyangFabu.Console.Frame;
using PuyangFabu.Console.Frame.Errors;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>
/// The cookie of the console. It holds the sealed token of a session's row, which is looked at on every request: idling,
/// signing out and disabling work as for the API.
/// </summary>
public static class ConsoleCookies
{
    public const string Name = "puyangfabu_console";

    public static AuthenticationBuilder AddConsoleCookies(this AuthenticationBuilder authentication, OperatorsOptions options) =>
        authentication.AddCookie(SignInSchemes.Cookie, cookies =>
        {
            cookies.Cookie.Name = Name;
            cookies.Cookie.Path = ConsoleEndpoints.Prefix;
            cookies.Cookie.HttpOnly = true;
            cookies.Cookie.SameSite = SameSiteMode.Strict;
            cookies.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookies.ExpireTimeSpan = TimeSpan.FromHours(options.SessionHours);
            cookies.SlidingExpiration = false;
            cookies.LoginPath = ConsoleEndpoints.Prefix + "/sign-in";
            cookies.ReturnUrlParameter = "return";
            cookies.Events = new CookieAuthenticationEvents
            {
                OnValidatePrincipal = ValidateAsync,
                OnRedirectToLogin = SendToSignIn,
                OnRedirectToAccessDenied = DenyAsync,
            };
        });

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var credentials = context.HttpContext.RequestServices.GetRequiredService<CredentialLookup>();
        if (context.Principal?.FindFirstValue(ActorClaims.SessionToken) is { } token
            && await credentials.FindSessionAsync(token, SessionKind.Console, context.HttpContext.RequestAborted, used: !IsMereLook(context.HttpContext)) is { } credential)
        {
            var principal = OperatorPrincipal.Of(credential, SignInSchemes.Cookie);
            ((ClaimsIdentity)principal.Identity!).AddClaim(new(ActorClaims.Address, RequestActor.AddressOf(context.HttpContext.Connection.RemoteIpAddress)));
            context.ReplacePrincipal(principal);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SignInSchemes.Cookie);
    }

    // What an open page asks by itself keeps nobody signed in.
    private static bool IsMereLook(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<MereLook>() is not null;

    // A form is sent to the address of its page: one comes back there, and the browser still has what was typed. What the address says
    // was done before is left out: the page would tell it again, and the browser take the lost form for done.
    private static Task SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var way = QueryHelpers.AddQueryString(request.PathBase + request.Path, request.Query.Where(static pair => pair.Key != "done"));
        var signIn = QueryHelpers.AddQueryString(context.Options.LoginPath, context.Options.ReturnUrlParameter, way);
        context.Response.Redirect(HttpMethods.IsGet(request.Method) ? signIn : signIn + "&done=over");
        return Task.CompletedTask;
    }

    private static async Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var services = context.HttpContext.RequestServices;
        services.GetRequiredService<RequestActor>().Fill(context.HttpContext);
        await services.GetRequiredService<RefusalRecord>().AddAsync(context.HttpContext, PermissionAnswers.NoRight(context.HttpContext));
        await ConsoleEndpoints.WriteAsync<NoRightPage>(context.HttpContext, StatusCodes.Status403Forbidden);
    }
}
