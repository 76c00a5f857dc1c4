using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using PuyangFabu.Console.Frame;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Console.SignIn;

/// <summary>The way into the console and out of it.</summary>
public static class SignInPageEndpoints
{
    public static void MapSignInPages(this IEndpointRouteBuilder console)
    {
        console.MapMethods("/sign-in", PageEndpoints.Methods, static (string? @return, string? done) => ConsoleAnswer.Of<SignInPage>(new SignInModel
        {
            Return = @return ?? "",
            Note = done switch { "out" => "已退出登录。", "everywhere" => "已在所有地方退出登录。", _ => null },
        })).AsConsolePage().AllowAnonymous();
        console.MapPost("/sign-in", SignInAsync).AsConsoleForm(SignIns.Action).AllowAnonymous();
        console.MapPost("/sign-in/code", SignInWithCodeAsync).AsConsoleForm(SignIns.Action).AllowAnonymous();
        console.MapPost("/sign-out", SignOutAsync).AsConsoleForm("session.end").AllowsWhile(SignInRestriction.Password, SignInRestriction.SecondFactor);
    }

    private static async Task<ConsoleAnswer> SignInAsync(HttpContext context, SignIns signIns, SignInStep steps, Actor actor, CancellationToken cancellation)
    {
        var form = context.Request.Form;
        var model = new SignInModel { UserName = form["userName"].ToString(), Return = form["return"].ToString() };
        var outcome = await signIns.TryAsync(
            new SignInInput { UserName = model.UserName, Password = form["password"].ToString() }, actor, SessionKind.Console, ClientOf(context), cancellation);
        return outcome.Refusal switch
        {
            null => await EnterAsync(context, outcome.Value, model.Return),
            { Code: OperatorRefusals.CodeRequired } => ConsoleAnswer.Of<SignInPage>(model with { Step = await steps.SealAsync(model.UserName, cancellation) }),
            var refusal => Refused(model, refusal),
        };
    }

    private static async Task<ConsoleAnswer> SignInWithCodeAsync(
        HttpContext context, SignIns signIns, SignInStep steps, Actor actor, CancellationToken cancellation)
    {
        var form = context.Request.Form;
        var model = new SignInModel { Step = form["step"].ToString(), Return = form["return"].ToString() };
        if (steps.Open(model.Step) is not { } step)
        {
            return ConsoleAnswer.Of<SignInPage>(new SignInModel { Return = model.Return, Note = "等得太久了，请重新输入用户名和密码。" }, 400);
        }

        var outcome = await signIns.TryCodeAsync(
            step.OperatorId, step.SecurityStamp, form["code"].ToString(), actor, SessionKind.Console, ClientOf(context), cancellation);
        return outcome.Refusal is { } refusal ? Refused(model, refusal) : await EnterAsync(context, outcome.Value, model.Return);
    }

    private static async Task<ConsoleAnswer> SignOutAsync(HttpContext context, OwnSessions sessions, Actor actor, CancellationToken cancellation)
    {
        await sessions.EndPresentAsync(actor, cancellation);
        await context.SignOutAsync(SignInSchemes.Cookie);
        return ConsoleAnswer.To("/console/sign-in?done=out");
    }

    // The cookie holds the token of the session's row and nothing else: what it is worth is read at every request.
    private static async Task<ConsoleAnswer> EnterAsync(HttpContext context, SignedIn signedIn, string @return)
    {
        var identity = new ClaimsIdentity([new Claim(ActorClaims.SessionToken, signedIn.Token)], SignInSchemes.Cookie);
        await context.SignInAsync(SignInSchemes.Cookie, new ClaimsPrincipal(identity));
        var local = LocalReturn.Of(@return);
        return ConsoleAnswer.To(local.StartsWith(ConsoleEndpoints.Prefix + "/", StringComparison.Ordinal) ? local : ConsoleEndpoints.Prefix);
    }

    private static ConsoleAnswer Refused(SignInModel model, Refusal refusal) =>
        ConsoleAnswer.Of<SignInPage>(model with { Errors = new FormErrors(refusal) }, (int)refusal.Kind);

    private static string ClientOf(HttpContext context) => context.Request.Headers.UserAgent.ToString();
}
