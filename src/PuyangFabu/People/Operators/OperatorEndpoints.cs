using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.People.Operators.Passwords;
using PuyangFabu.People.Operators.SecondFactors;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.People.Operators;

/// <summary>The operators over HTTP.</summary>
public static class OperatorEndpoints
{
    public static void MapOperatorsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/operators").WithTags("操作员");
        MapAppointments(group.MapGroup("").Requires(Permission.ManageOperators));
        MapDecisions(group.MapGroup("").Requires(Permission.ManageSecurity));
        MapSight(group.MapGroup("").RequiresAny(Permission.ManageOperators, Permission.ManageSecurity));
    }

    private static void MapDecisions(RouteGroupBuilder group)
    {
        group.MapPost("/{id:long}/confirm", static async (
                long id, AppointmentDecisions decisions, OperatorReader items, Actor actor, CancellationToken cancellation) =>
                items.Of(await decisions.ConfirmAsync(id, actor, cancellation)))
            .RequiresSession().WithName(AppointmentDecisions.Confirm).WithSummary("确认等待中的任命，角色立即生效");
        group.MapPost("/{id:long}/reject", static async (
                long id, AppointmentInput input, AppointmentDecisions decisions, OperatorReader items, Actor actor, CancellationToken cancellation) =>
                items.Of(await decisions.RejectAsync(id, input.Comment, actor, cancellation)))
            .RequiresSession().WithName(AppointmentDecisions.Reject).WithSummary("否决等待中的任命；没有其他角色的账号随之停用");
    }

    private static void MapAppointments(RouteGroupBuilder group)
    {
        group.MapPost("", static async (
                OperatorInput input, OperatorAppointments appointments, OperatorReader items, Actor actor, CancellationToken cancellation) =>
                items.Of(await appointments.AddAsync(input, actor, cancellation)))
            .Creates<OperatorItem>(static item => $"/api/operators/{item.Id}")
            .RequiresSession().WithName(OperatorAppointments.Action).WithSummary("新建操作员");
        group.MapPut("/{id:long}", static async (
                long id, OperatorChangeInput change, OperatorChanges changes, OperatorReader items, Actor actor, CancellationToken cancellation) =>
                items.Of(await changes.ApplyAsync(id, change, actor, cancellation)))
            .RequiresSession().WithName(OperatorChanges.Action).WithSummary("修改姓名、角色、启用或停用");
        group.MapPost("/{id:long}/reset-password", ResetPasswordAsync)
            .RequiresSession().WithName("operator.resetPassword").WithSummary("重设密码；不给 password 则随机生成，只在这次应答中给出");
    }

    private static void MapSight(RouteGroupBuilder group)
    {
        group.MapGet("", static async (OperatorStore operators, OperatorReader items, CancellationToken cancellation) =>
                (Outcome<OperatorPage>)new OperatorPage([.. (await operators.ListAsync(cancellation)).Select(items.Of)]))
            .WithName("operator.list").WithSummary("全部操作员");
        group.MapGet("/waiting", static async (OperatorStore operators, OperatorReader items, CancellationToken cancellation) =>
                (Outcome<OperatorPage>)new OperatorPage([.. (await operators.ListAsync(cancellation)).Where(static person => person.WaitingSinceMs is not null).Select(items.Of)]))
            .WithName("operator.listWaiting").WithSummary("有任命等待确认的操作员");
        group.MapGet("/{id:long}", static async (long id, OperatorStore operators, OperatorReader items, CancellationToken cancellation) =>
                await operators.FindAsync(id, cancellation) is { } person ? items.Of(person) : (Outcome<OperatorItem>)Refusal.NotFound("位操作员"))
            .WithName("operator.read").WithSummary("一位操作员");
        group.MapPost("/{id:long}/unlock", static (long id, OperatorChanges changes, Actor actor, CancellationToken cancellation) =>
                changes.UnlockAsync(id, actor, cancellation))
            .WithName("operator.unlock").WithSummary("解除登录锁定");
        group.MapPost("/{id:long}/reset-second-factor", static (long id, SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation) =>
                enrolment.ResetAsync(id, actor, cancellation))
            .RequiresSession().WithName("operator.resetSecondFactor").WithSummary("解除遗失的动态口令");
        group.MapDelete("/{id:long}/sessions", static (long id, OwnSessions sessions, Actor actor, CancellationToken cancellation) =>
                sessions.EndAllOfAsync(id, actor, cancellation))
            .WithName("operator.endSessions").WithSummary("结束这位操作员的全部登录");
    }

    private static async Task<Outcome<PasswordResetAnswer>> ResetPasswordAsync(
        long id, PasswordResetInput? input, PasswordChanges passwords, Actor actor, CancellationToken cancellation)
    {
        var reset = await passwords.ResetAsync(id, input?.Password, actor, cancellation);
        return reset.IsRefused ? reset.Refusal : new PasswordResetAnswer { Password = input?.Password is null ? reset.Value : null };
    }
}
