using System.Globalization;
using PuyangFabu.Console.Frame;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.People.Operators.Passwords;
using PuyangFabu.People.Operators.SecondFactors;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Console.Operators;

/// <summary>The pages on which operators are appointed, changed and helped.</summary>
public static class OperatorPageEndpoints
{
    private const string List = "/console/operators";

    private static readonly Dictionary<string, string> Notes = new()
    {
        ["saved"] = "已保存。",
        ["confirmed"] = "已确认任命，角色已生效。",
        ["rejected"] = "已否决。",
        ["unlocked"] = "已解除登录锁定。",
        ["reset-second-factor"] = "已解除动态口令，其登录已失效。",
        ["ended"] = "已结束其全部登录。",
    };

    public static void MapOperatorPages(this IEndpointRouteBuilder console)
    {
        MapAppointments(console.MapGroup("/operators").Requires(Permission.ManageOperators));
        MapDecisions(console.MapGroup("/operators").Requires(Permission.ManageSecurity));
        MapSight(console.MapGroup("/operators").RequiresAny(Permission.ManageOperators, Permission.ManageSecurity));
    }

    private static void MapDecisions(RouteGroupBuilder group)
    {
        group.MapPost("/{id:long}/confirm", static async (
            long id, AppointmentDecisions decisions, OperatorStore operators, OperatorReader items, Actor actor, CancellationToken cancellation) =>
            await AfterAsync(id, "confirmed", await decisions.ConfirmAsync(id, actor, cancellation), operators, items, cancellation)).AsConsoleForm(AppointmentDecisions.Confirm);
        group.MapPost("/{id:long}/reject", static async (
            long id, HttpRequest request, AppointmentDecisions decisions, OperatorStore operators, OperatorReader items, Actor actor, CancellationToken cancellation) =>
            await AfterAsync(id, "rejected", await decisions.RejectAsync(id, request.Form["comment"], actor, cancellation), operators, items, cancellation)).AsConsoleForm(AppointmentDecisions.Reject);
    }

    private static void MapAppointments(RouteGroupBuilder group)
    {
        group.MapMethods("/new", PageEndpoints.Methods, static () => ConsoleAnswer.Of<NewOperatorPage>(NewOperatorModel.Empty)).AsConsolePage();
        group.MapPost("/new", AddAsync).AsConsoleForm(OperatorAppointments.Action);
        group.MapPost("/{id:long}", ChangeAsync).AsConsoleForm(OperatorChanges.Action);
        group.MapPost("/{id:long}/reset-password", ResetPasswordAsync).AsConsoleForm("operator.resetPassword");
    }

    private static void MapSight(RouteGroupBuilder group)
    {
        group.MapMethods("", PageEndpoints.Methods, static async (OperatorStore operators, OperatorReader items, CancellationToken cancellation) =>
            ConsoleAnswer.Of<OperatorsPage>((IReadOnlyList<OperatorItem>)[.. (await operators.ListAsync(cancellation)).Select(items.Of)])).AsConsolePage();
        group.MapMethods("/{id:long}", PageEndpoints.Methods, static async (long id, string? done, OperatorStore operators, OperatorReader items, CancellationToken cancellation) =>
            await operators.FindAsync(id, cancellation) is { } person
                ? ConsoleAnswer.Of<OperatorPageView>(OperatorModel.Of(items.Of(person)) with { Note = Notes.GetValueOrDefault(done ?? "") })
                : ConsoleAnswer.NotFound()).AsConsolePage();
        group.MapPost("/{id:long}/unlock", static async (
            long id, OperatorChanges changes, OperatorStore operators, OperatorReader items, Actor actor, CancellationToken cancellation) =>
            await AfterAsync(id, "unlocked", await changes.UnlockAsync(id, actor, cancellation), operators, items, cancellation)).AsConsoleForm("operator.unlock");
        group.MapPost("/{id:long}/reset-second-factor", static async (
            long id, SecondFactorEnrolment enrolment, OperatorStore operators, OperatorReader items, Actor actor, CancellationToken cancellation) =>
            await AfterAsync(id, "reset-second-factor", await enrolment.ResetAsync(id, actor, cancellation), operators, items, cancellation)).AsConsoleForm("operator.resetSecondFactor");
        group.MapPost("/{id:long}/end-sessions", static async (
            long id, OwnSessions sessions, OperatorStore operators, OperatorReader items, Actor actor, CancellationToken cancellation) =>
            await AfterAsync(id, "ended", await sessions.EndAllOfAsync(id, actor, cancellation), operators, items, cancellation)).AsConsoleForm("operator.endSessions");
    }

    private static async Task<ConsoleAnswer> AddAsync(
        HttpRequest request, OperatorAppointments appointments, OperatorReader items, Actor actor, CancellationToken cancellation)
    {
        var form = request.Form;
        var model = new NewOperatorModel(form["userName"].ToString(), form["displayName"].ToString(), [.. form["roles"].OfType<string>()], FormErrors.None);
        var password = RandomPassword.Create();
        var outcome = await appointments.AddAsync(
            new OperatorInput { UserName = model.UserName, DisplayName = model.DisplayName, Roles = model.Roles, Password = password }, actor, cancellation);
        return outcome.Refusal is { } refusal
            ? ConsoleAnswer.Refused<NewOperatorPage>(model with { Errors = new FormErrors(refusal) }, refusal)
            : ConsoleAnswer.Of<OperatorPageView>(OperatorModel.Of(items.Of(outcome.Value)) with { Password = password, Note = "操作员已建好。" });
    }

    private static async Task<ConsoleAnswer> ChangeAsync(
        long id, HttpRequest request, OperatorChanges changes, OperatorStore operators, OperatorReader items, Actor actor, CancellationToken cancellation)
    {
        var form = request.Form;
        var own = id == actor.OperatorId;
        var change = new OperatorChangeInput
        {
            DisplayName = form["displayName"],
            // Browsers leave out what is disabled, as it is for one's own account.
            Roles = own && form["roles"].Count == 0 ? null : [.. form["roles"].OfType<string>()],
            Enabled = own ? null : form["enabled"] == "true",
            Revision = long.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
        };
        var outcome = await changes.ApplyAsync(id, change, actor, cancellation);
        if (outcome.Refusal is not { } refusal)
        {
            return ConsoleAnswer.To($"{List}/{id}?done=saved");
        }

        return await operators.FindAsync(id, cancellation) is { } person
            ? ConsoleAnswer.Refused<OperatorPageView>(
                OperatorModel.Of(items.Of(person)) with
                {
                    Errors = new FormErrors(refusal),
                    DisplayName = change.DisplayName ?? "",
                    Roles = change.Roles ?? person.Roles,
                    Enabled = change.Enabled ?? person.Enabled,
                },
                refusal)
            : ConsoleAnswer.NotFound();
    }

    private static async Task<ConsoleAnswer> ResetPasswordAsync(
        long id, PasswordChanges passwords, OperatorStore operators, OperatorReader items, Actor actor, CancellationToken cancellation)
    {
        var outcome = await passwords.ResetAsync(id, password: null, actor, cancellation);
        return outcome.IsRefused
            ? await AfterAsync(id, "", outcome, operators, items, cancellation)
            : ConsoleAnswer.Of<OperatorPageView>(OperatorModel.Of(items.Of((await operators.FindAsync(id, cancellation))!)) with { Password = outcome.Value });
    }

    private static async Task<ConsoleAnswer> AfterAsync<T>(
        long id, string done, Outcome<T> outcome, OperatorStore operators, OperatorReader items, CancellationToken cancellation) =>
        outcome.Refusal is not { } refusal ? ConsoleAnswer.To($"{List}/{id}?done={done}")
        : await operators.FindAsync(id, cancellation) is { } person
            ? ConsoleAnswer.Refused<OperatorPageView>(OperatorModel.Of(items.Of(person)) with { Errors = new FormErrors(refusal) }, refusal)
        : ConsoleAnswer.NotFound();
}
