using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.Appointments;

/// <summary>
/// Nobody makes reviewers alone: roles that an administrator gives, and those of an account whose password or second factor
/// he resets, wait until the security administrator confirms them, or stand for all to see for a day. The one person who is
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

    // One whose account is shut or waits counts too: otherwise shutting it would open the way.
    private static async Task<bool> AnyGuardAsync(DbSession session) =>
        (await OperatorStore.ListAsync(session)).Any(static person => person.IntendedRoles.Contains(Role.Security));

    /// <summary>Nothing waits any longer.</summary>
    public static void Clear(Operator person) =>
        (person.WaitingRoleText, person.WaitingWhy, person.WaitingBy, person.WaitingByName, person.WaitingSinceMs) = ("", "", null, "", null);
}
