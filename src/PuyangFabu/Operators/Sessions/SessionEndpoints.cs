using PuyangFabu.Operators.Identity;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;

namespace PuyangFabu.Operators.Sessions;

/// <summary>Signing in and out over HTTP.</summary>
public static class SessionEndpoints
{
    public static void MapSessionApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/session").WithTags("登录");
        group.MapPost("", SignInAsync).AllowAnonymous().WithName(SignIns.Action).WithSummary("登录，取得令牌");
    }

    private static async Task<Outcome<SessionAnswer>> SignInAsync(
        HttpContext context, SignInInput input, SignIns signIns, SignInDemands demands, OperatorItems items, OperatorsOptions options, Actor actor,
        CancellationToken cancellation)
    {
        var signedIn = await signIns.TryAsync(input, actor, SessionKind.Api, context.Request.Headers.UserAgent.ToString(), cancellation);
        if (signedIn.IsRefused)
        {
            return signedIn.Refusal;
        }

        var (person, _, token, expiresMs) = signedIn.Value;
        return new SessionAnswer
        {
            AccessToken = token,
            ExpiresAt = UnixMilliseconds.ToChinaTime(expiresMs),
            IdleMinutes = options.IdleMinutes,
            MustChangePassword = demands.MustChangePassword(person),
            PasswordChangeEnforced = demands.RestrictionOf(person, SessionKind.Api) == SignInRestriction.Password,
            SecondFactorEnrolled = person.SecondFactor,
            SecondFactorRequired = demands.MustEnrol(person),
            RecoveryCodesLeft = RecoveryCodes.CountLeft(person.RecoveryCodes),
            Operator = items.Of(person),
        };
    }
}
