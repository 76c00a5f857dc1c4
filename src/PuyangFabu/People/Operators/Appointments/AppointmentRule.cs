using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.Appointments;

/// <summary>
/// Nobody makes reviewers alone: roles that an administrator gives, and those of an account whose password or second factor
/// he resets, wait until the security administrator confirms them, or stand for all to see for a day. The last security
/// administrator's are not reset by another operator at all: nobody would be left who could object. The one person who is
/// administrator and security at once (the first, until there is a second administrator), the first administrator while nobody
/// is security, and the command line need not wait; what they do is marked until somebody else confirms it.
/// </summary>
public static class AppointmentRule
{
    /// <summary>How long roles wait that nobody confirms or rejects: a day.</summary>
    public const long WaitMs = 86_400_000;

    /// <summary>Who stands in a stage of the review, and who confirms them. An administrator or auditor gains nothing in the review.</summary>
    private static readonly string[] Confirmed = [Role.Editor, Role.Reviewer, Role.Chief, Role.Publisher, Role.Security];

    /// <summary>Gives the roles, at once or later; the caller writes the operator in this transaction.</summary>
    /// <param name="wanted">All roles that the operator shall have.</param>
    /// <param name="trusted">Roles that he has already and keeps without being confirmed.</param>
    /// <param name="reason">One of <see cref="WaitingReason"/>.</param>
    public static async Task ApplyAsync(
        DbSession session, Operator person, IReadOnlyList<string> wanted, IReadOnlyList<string> trusted, string reason, Actor actor, long nowMs)
    {
        var held = wanted.Where(role => Confirmed.Contains(role) && !trusted.Contains(role)).ToList();
        var by = held.Count > 0 && actor.OperatorId is { } id ? await OperatorStore.FindAsync(session, id) : null;
        var alone = by is null || (by.Is(Role.Admin) && by.Is(Role.Security)) || (by.Bootstrap && !await AnyGuardAsync(session));
        person.Roles = alone ? wanted : [.. wanted.Except(held)];
        person.AppointedAlone = (person.AppointedAlone && wanted.Count > 0) || (alone && held.Count > 0);
        Clear(person);
        if (!alone)
        {
            person.WaitingRoleText = string.Join(' ', Role.All.Where(wanted.Contains));
            (person.WaitingWhy, person.WaitingBy, person.WaitingByName, person.WaitingSinceMs) = (reason, by!.Id, by.UserName, nowMs);
        }
    }

    /// <summary>
    /// Refuses to reset what the last security administrator signs in with, unless it is done on the server; the caller resets in
    /// this transaction.
    /// </summary>
    public static async Task<Refusal?> RefuseResetAsync(DbSession session, Operator person, Actor actor)
    {
        if (actor.OperatorId is null)
        {
            return null;
        }

        await OperatorStore.TakeTurnAsync(session);
        return person.IntendedRoles.Contains(Role.Security) && !HasGuardBeside(await OperatorStore.ListAsync(session), person.Id)
            ? Refusal.Conflict(OperatorRefusals.LastSecurity, "这是最后一位安全管理员，他的密码和动态口令不能由别的操作员重设；忘记了，请在服务器上运行“operators reset-password 用户名”。")
            : null;
    }

    /// <summary>Whether somebody is there who may confirm what one person alone appointed: not who is administrator too.</summary>
    public static bool CanBeConfirmed(IEnumerable<Operator> all, long id) => all.Any(other => other.Id != id && other.Enabled && other.Is(Role.Security) && !other.Is(Role.Admin));

    /// <summary>In what order to appoint people, in Chinese: who is in a hurry learns it before, not from a day's wait.</summary>
    public static string OrderFor(Actor actor, IReadOnlyList<Operator> all) =>
        BootstrapRights.Holds(actor) || !all.Any(static person => person.IntendedRoles.Contains(Role.Security))
            ? "先后有讲究：现在由您一人建的随即生效（标明“由一人任命”）；有了另外的安全管理员和系统管理员之后，新建的编辑、复审、终审、发布要等安全管理员确认，无人否决则一天后才生效。"
                + "所以先建编辑、复审、终审、发布，再建安全管理员和审计员，最后建第二位系统管理员。"
            : "新建的编辑、复审、终审、发布和安全管理要等安全管理员确认，无人否决则一天后才生效；急用的请约好安全管理员，建好就确认。";

    /// <summary>Whether somebody else can confirm and object.</summary>
    public static bool HasGuardBeside(IEnumerable<Operator> all, long id) => all.Any(other => other.Id != id && other.Enabled && other.Is(Role.Security));

    /// <summary>
    /// Whether roles may come into effect by standing for a day: only while somebody can object. Where nobody is to be security
    /// but the one who waits, there is nobody to wait for, except to get back what was reset.
    /// </summary>
    public static bool MayPass(Operator waiting, IReadOnlyList<Operator> all) =>
        HasGuardBeside(all, waiting.Id)
        || (waiting.WaitingWhy is WaitingReason.Created or WaitingReason.RolesGiven
            && !all.Any(other => other.Id != waiting.Id && other.IntendedRoles.Contains(Role.Security)));

    // One whose account is shut or waits counts too: otherwise shutting it would open the way.
    private static async Task<bool> AnyGuardAsync(DbSession session) =>
        (await OperatorStore.ListAsync(session)).Any(static person => person.IntendedRoles.Contains(Role.Security));

    /// <summary>Nothing waits any longer.</summary>
    public static void Clear(Operator person) =>
        (person.WaitingRoleText, person.WaitingWhy, person.WaitingBy, person.WaitingByName, person.WaitingSinceMs) = ("", "", null, "", null);
}
