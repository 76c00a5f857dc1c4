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
    private static readonly Permission[] Either = [Permission.ManageOperators, Permission.ManageSecurity];

    public static void MapOperatorsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/operators").WithTags("操作员");
        group.MapGet("", static (OperatorReader reader, CancellationToken cancellation) => reader.ListAsync(cancellation))
            .RequiresAny(Either).WithName("operator.list").WithSummary("全部操作员");
        group.MapGet("/waiting", static (OperatorReader reader, CancellationToken cancellation) => reader.ListWaitingAsync(cancellation))
            .RequiresAny(Either).WithName("operator.listWaiting").WithSummary("有任命等待确认的操作员");
        group.MapGet("/{id:long}", static (long id, OperatorReader reader, CancellationToken cancellation) => reader.FindAsync(id, cancellation))
            .RequiresAny(Either).WithName("operator.read").WithSummary("一位操作员");

        group.MapPost("", static async (OperatorInput input, OperatorAppointments appointments, OperatorReader reader, Actor actor, CancellationToken cancellation) => reader.Of(await appointments.AddAsync(input, actor, cancellation)))
            .Creates<OperatorItem>(static item => $"/api/operators/{item.Id}")
            .Requires(Permission.ManageOperators).RequiresSession().WithName(OperatorAppointments.Action).WithSummary("新建操作员");
        group.MapPut("/{id:long}", static async (long id, OperatorChangeInput change, OperatorChanges changes, OperatorReader reader, Actor actor, CancellationToken cancellation) => reader.Of(await changes.ApplyAsync(id, change, actor, cancellation)))
            .Requires(Permission.ManageOperators).RequiresSession().WithName(OperatorChanges.Action).WithSummary("修改姓名、角色、启用或停用");
        group.MapPost("/{id:long}/reset-password", static (long id, PasswordResetInput? input, PasswordChanges passwords, Actor actor, CancellationToken cancellation) => passwords.ResetAndTellAsync(id, input, actor, cancellation))
            .Requires(Permission.ManageOperators).RequiresSession().WithName("operator.resetPassword").WithSummary("重设密码；不给 password 则随机生成，只在这次应答中给出");

        group.MapPost("/{id:long}/confirm", static async (long id, AppointmentDecisions decisions, OperatorReader reader, Actor actor, CancellationToken cancellation) => reader.Of(await decisions.ConfirmAsync(id, null, actor, cancellation)))
            .Requires(Permission.ManageSecurity).RequiresSession().WithName(AppointmentDecisions.Confirm).WithSummary("确认等待中的任命，角色立即生效");
        group.MapPost("/{id:long}/reject", static async (long id, AppointmentInput input, AppointmentDecisions decisions, OperatorReader reader, Actor actor, CancellationToken cancellation) => reader.Of(await decisions.RejectAsync(id, input.Comment, null, actor, cancellation)))
            .Requires(Permission.ManageSecurity).RequiresSession().WithName(AppointmentDecisions.Reject).WithSummary("否决等待中的任命；没有其他角色的账号随之停用");

        group.MapPost("/{id:long}/unlock", static (long id, OperatorChanges changes, Actor actor, CancellationToken cancellation) => changes.UnlockAsync(id, actor, cancellation))
            .RequiresAny(Either).WithName("operator.unlock").WithSummary("解除登录锁定");
        group.MapPost("/{id:long}/reset-second-factor", static (long id, SecondFactorEnrolment enrolment, Actor actor, CancellationToken cancellation) => enrolment.ResetAsync(id, actor, cancellation))
            .RequiresAny(Either).RequiresSession().WithName("operator.resetSecondFactor").WithSummary("解除遗失的动态口令");
        group.MapDelete("/{id:long}/sessions", static (long id, OwnSessions sessions, Actor actor, CancellationToken cancellation) => sessions.EndAllOfAsync(id, actor, cancellation))
            .RequiresAny(Either).WithName("operator.endSessions").WithSummary("结束这位操作员的全部登录");
    }
}
