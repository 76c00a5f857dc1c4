using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using PuyangFabu.Outcomes;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Answers calls that authorisation stops: 401 without a sign-in, 403 without the right; the console goes its own way.</summary>
public sealed class PermissionAnswers(RefusalRecord refusals) : IAuthorizationMiddlewareResultHandler
{
    private static readonly Refusal NotSignedIn = new(RefusalKind.NotSignedIn, "notSignedIn", "请先登录：没有登录令牌，或令牌已失效。");
    private static readonly Refusal NoRight = Refusal.NotAllowed("noRight", "您的角色没有这项权限；需要时请向管理员申请。");

    private readonly AuthorizationMiddlewareResultHandler framework = new();

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
            var refusal = SignInRestrictions.Of(context) ?? NoRight;
            context.RequestServices.GetRequiredService<RequestActor>().Fill(context);
            await refusals.AddAsync(context, refusal);
            await ProblemAnswer.WriteAsync(context, refusal);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await ProblemAnswer.WriteAsync(context, NotSignedIn);
    }
}
