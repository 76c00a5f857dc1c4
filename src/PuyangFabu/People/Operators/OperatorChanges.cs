using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.People.Operators.Sessions;
using PuyangFabu.People.Operators.Tokens;

namespace PuyangFabu.People.Operators;

/// <summary>
/// Changes of operators who are there. Nobody changes his own rights, the last enabled administrator stays one, and so does
/// the last security administrator: with him gone one person alone would appoint reviewers again.
/// </summary>
public sealed class OperatorChanges(OperatorStore operators, Database database, AuditLog audit, TimeProvider clock)
{
    public const string Action = "operator.change";

    public Task<Outcome<Operator>> ApplyAsync(long id, OperatorChangeInput change, Actor actor, CancellationToken cancellation) => database.TryWriteAsync<Operator>(
        async session =>
        {
            await OperatorStore.TakeTurnAsync(session);
            var all = await OperatorStore.ListAsync(session);
            if (all.FirstOrDefault(person => person.Id == id) is not { } person)
            {
                return Refusal.NotFound("位操作员");
            }

            if (Judge(person, change, actor, all) is { } refusal)
            {
                return refusal;
            }

            var before = OperatorState.Of(person);
            person.DisplayName = change.DisplayName?.Trim() ?? person.DisplayName;
            if (ChangesRoles(person, change))
            {
                await AppointmentRule.ApplyAsync(session, person, change.Roles!, person.Roles, WaitingReason.RolesGiven, actor, clock.NowMs());
            }

            person.Enabled = change.Enabled ?? person.Enabled;
            var after = OperatorState.Of(person);
            if (!await WriteAsync(session, person, before, after))
            {
                return Refusal.Stale;
            }

            if (after.Enabled && after.Roles.Contains(Role.Admin))
            {
                await BootstrapRights.EndAsync(session, audit, all, person, actor);
            }

            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = Action,
                TargetKind = "operator",
                TargetId = $"{id}",
                Before = before,
                After = after,
            });
            return person;
        },
        cancellation);

    /// <summary>Lets a locked name try again at once.</summary>
    public async Task<Outcome<Done>> UnlockAsync(long id, Actor actor, CancellationToken cancellation)
    {
        if (await operators.FindAsync(id, cancellation) is not { } person)
        {
            return Refusal.NotFound("位操作员");
        }

        await database.WriteAsync(
            async session =>
            {
                await SignInGuard.UnlockAsync(session, person.NormalizedName);
                await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = "operator.unlock", TargetKind = "operator", TargetId = $"{id}" });
            },
            cancellation);
        return Done.It;
    }

    // The operator's row first, the sessions after it, as signing in does: two who want both never wait for one another.
    private async Task<bool> WriteAsync(DbSession session, Operator person, OperatorState before, OperatorState after)
    {
        var endsSessions = !after.Enabled || !before.Roles.SequenceEqual(after.Roles);
        person.SecurityStamp = endsSessions ? Guid.NewGuid().ToString("N") : person.SecurityStamp;
        if (!await operators.UpdateAsync(session, person))
        {
            return false;
        }

        if (endsSessions)
        {
            await OperatorSessionStore.EndAllAsync(session, person.Id, except: null);
        }

        if (before.Enabled && !after.Enabled)
        {
            await OperatorTokenStore.RevokeAllAsync(session, person.Id, clock.NowMs());
        }

        return true;
    }

    // What waits counts as given here: a form that repeats it does not ask for it again.
    private static bool ChangesRoles(Operator person, OperatorChangeInput change) =>
        change.Roles is { } roles && !person.IntendedRoles.ToHashSet().SetEquals(roles);

    private static Refusal? Judge(Operator person, OperatorChangeInput change, Actor actor, IReadOnlyList<Operator> all)
    {
        if (change.Revision is { } revision && revision != person.Revision)
        {
            return Refusal.Stale;
        }

        var rolesChange = ChangesRoles(person, change);
        var problems = new List<FieldProblem>();
        if (change.DisplayName is not null && OperatorRules.DisplayNameProblem(change.DisplayName) is { } ofName)
        {
            problems.Add(new("displayName", ofName));
        }

        if (rolesChange && RoleRules.ProblemOf(change.Roles) is { } ofRoles)
        {
            problems.Add(new("roles", ofRoles));
        }

        if (problems.Count > 0)
        {
            return Refusal.BadInput(problems);
        }

        var own = person.Id == actor.OperatorId;
        var disables = change.Enabled == false && person.Enabled;
        var losesAdmin = person.Is(Role.Admin) && person.Enabled && (disables || (rolesChange && !change.Roles!.Contains(Role.Admin)));
        var losesGuard = person.IntendedRoles.Contains(Role.Security) && (disables || (rolesChange && !change.Roles!.Contains(Role.Security)));
        return own && rolesChange ? Refusal.NotAllowed(OperatorRefusals.OwnRoles, "不能修改自己的角色，请另一位系统管理员来改。")
            : own && disables ? Refusal.NotAllowed(OperatorRefusals.OwnAccount, "不能停用自己的账号，请另一位系统管理员来停用。")
            : losesAdmin && !all.Any(other => other.Id != person.Id && other.Enabled && other.Is(Role.Admin))
                ? Refusal.Conflict(OperatorRefusals.LastAdmin, "这是最后一位启用的系统管理员，请先任命另一位。")
            : losesGuard && !all.Any(other => other.Id != person.Id && other.Enabled && other.Is(Role.Security))
                ? Refusal.Conflict(OperatorRefusals.LastSecurity, "这是最后一位安全管理员，没有他任命就不再要两个人；请先任命另一位，等那项任命生效。")
            : null;
    }
}
