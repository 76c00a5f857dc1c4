using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.Identity;
using PuyangFabu.People.Operators.Passwords;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>Signing in and out over HTTP, and one's own password.</summary>
public static class SessionEndpoints
{
    public static void MapSessionApi(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("登录");
        session.MapPost("", SignInAsync).AllowAnonymous().WithName(SignIns.Action).WithSummary("登录，取得令牌");
        session.MapGet("", static (SelfView self, Actor actor, CancellationToken cancellation) => self.OfAsync(actor, cancellation))
            .AllowsWhile(SignInRestriction.Password, SignInRestriction.SecondFactor)
            .WithName("session.read").WithSummary("我是谁，能做什么");
        session.MapDelete("", static (OwnSessions sessions, Actor actor, CancellationToken cancellation) => sessions.EndPresentAsync(actor, cancellation))
            .RequiresSession().AllowsWhile(SignInRestriction.Password, SignInRestriction.SecondFactor)
            .WithName("session.end").WithSummary("退出登录");
        session.MapPost("/password", static (PasswordInput input, PasswordChanges passwords, Actor actor, CancellationToken cancellation) => passwords.ChangeOwnAsync(input, actor, cancellation))
            .RequiresSession().AllowsWhile(SignInRestriction.Password, SignInRestriction.SecondFactor)
            .WithName("session.changePassword").WithSummary("修改自己的密码，其他登录随即失效");

        var sessions = api.MapGroup("/sessions").WithTags("登录").RequiresSession();
        sessions.MapGet("", static async (OwnSessions own, Actor actor, CancellationToken cancellation) => (Outcome<ItemList<SessionItem>>)new ItemList<SessionItem>(await own.ListAsync(actor, cancellation)))
            .WithName("session.list").WithSummary("我的登录");
        sessions.MapDelete("", static (OwnSessions own, Actor actor, CancellationToken cancellation) => own.EndAllAsync(actor, cancellation))
            .WithName("session.endAll").WithSummary("在所有地方退出登录");
        sessions.MapDelete("/{id:long}", static (long id, OwnSessions own, Actor actor, CancellationToken cancellation) => own.EndOneAsync(id, actor, cancellation))
            .WithName("session.endOther").WithSummary("结束我的一次登录");
    }

    private static async Task<Outcome<SessionAnswer>> SignInAsync(
        HttpContext context, SignInInput input, SignIns signIns, SignInDemands demands, OperatorReader items, OperatorsOptions options, Actor actor,
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
