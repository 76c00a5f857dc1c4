using Microsoft.AspNetCore.Mvc;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.SecondFactors;

/// <summary>One's own second factor over HTTP.</summary>
public static class SecondFactorEndpoints
{
    public static void MapSecondFactorApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/session/second-factor").WithTags("登录").RequiresSession().AllowsWhile(SignInRestriction.SecondFactor);
        group.MapPost("", static (SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation) => enrolment.StartAsync(actor, cancellation))
            .WithName("session.startSecondFactor").WithSummary("开始绑定动态口令，取得密钥");
        group.MapPost("/confirm", static (SecondFactorInput input, SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation) => enrolment.ConfirmAsync(input.Code, actor, cancellation))
            .WithName("session.confirmSecondFactor").WithSummary("用 code 确认绑定，取得 10 个恢复码");
        group.MapPost("/recovery-codes", static (SecondFactorInput input, SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation) => enrolment.RenewCodesAsync(input.Password, actor, cancellation))
            .WithName("session.renewRecoveryCodes").WithSummary("用 password 换一组恢复码，旧的作废");
        group.MapDelete("", static ([FromBody] SecondFactorInput input, SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation) => enrolment.RemoveOwnAsync(input, actor, cancellation))
            .WithName("session.removeSecondFactor").WithSummary("用 password 和 code 解除绑定");
    }
}
