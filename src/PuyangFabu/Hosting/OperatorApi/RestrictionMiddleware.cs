using System.Security.Claims;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>
/// Stops whoever must do something first: change a password that somebody else knows, enrol a second factor. Stands before
/// every route of operators, so that a new one need not think of it.
/// </summary>
public sealed class RestrictionMiddleware(RequestDelegate next, RefusalRecord refusals)
{
    private static readonly Refusal Password = Refusal.NotAllowed(
        SignInRestriction.Password, "密码由他人设定或已过期，请先修改密码（POST /api/session/password），再做其他操作。");

    private static readonly Refusal SecondFactor = Refusal.NotAllowed(
        SignInRestriction.SecondFactor, "您的角色必须绑定动态口令，请先绑定（POST /api/session/second-factor），再做其他操作。");

    /// <returns>What stops the person on this route, or null.</returns>
    public static Refusal? Of(HttpContext context)
    {
        var restriction = context.User.FindFirstValue(ActorClaims.Restriction);
        var exempt = restriction is null || context.GetEndpoint()?.Metadata.GetMetadata<RestrictionExemptionAttribute>()?.From.Contains(restriction) == true;
        return exempt ? null : restriction == SignInRestriction.Password ? Password : SecondFactor;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is null || Of(context) is not { } refusal)
        {
            await next(context);
            return;
        }

        if (context.Request.Path.StartsWithSegments(OperatorApi.Prefix))
        {
            context.RequestServices.GetRequiredService<RequestActor>().Fill(context);
            await refusals.AddAsync(context, refusal);
            await ApiProblem.WriteAsync(context, refusal);
        }
        else
        {
            context.Response.Redirect(refusal == Password ? "/console/password" : "/console/security/second-factor");
        }
    }
}
