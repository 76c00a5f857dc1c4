using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Answers calls that authorisation stops: 401 without a sign-in, 403 without the right; the console goes its own way.</summary>
public sealed class PermissionAnswers(RefusalRecord refusals) : IAuthorizationMiddlewareResultHandler
{
    private static readonly Refusal NotSignedIn = new(RefusalKind.NotSignedIn, ApiRefusals.NotSignedIn, "请先登录：没有登录令牌，或令牌已失效。");

    private readonly AuthorizationMiddlewareResultHandler framework = new();

    /// <summary>Says so when the right may come with roles that wait to be confirmed.</summary>
    public static Refusal NoRight(HttpContext context) => context.User.FindFirstValue(ActorClaims.Waiting) is { } waiting
        ? Refusal.NotAllowed(ApiRefusals.AppointmentWaiting, $"您的{waiting}；在此之前不能做这件事。")
        : PermissionPolicies.NoRight;

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !context.Request.Path.StartsWithSegments(OperatorApi.Prefix))
        {
            await framework.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        if (authorizeResult.Forbidden)
        {
            // What must be done first comes before what may not be done at all.
            var refusal = RestrictionMiddleware.Of(context) ?? NoRight(context);
            context.RequestServices.GetRequiredService<RequestActor>().Fill(context);
            await refusals.AddAsync(context, refusal);
            await ApiProblem.WriteAsync(context, refusal);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await ApiProblem.WriteAsync(context, NotSignedIn);
    }
}
