using Microsoft.AspNetCore.Identity;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.People.Operators.Identity;
using PuyangFabu.People.Operators.Passwords;

namespace PuyangFabu.People.Operators;

/// <summary>New operators: by an administrator, by the command line, by the first start.</summary>
public sealed class OperatorAppointments(
    UserManager<Operator> users, OperatorStore operators, Database database, AuditLog audit, TimeProvider clock)
{
    public const string Action = "operator.create";

    private const string NameTaken = "已有人使用";

    public async Task<Outcome<Operator>> AddAsync(OperatorInput input, Actor actor, CancellationToken cancellation)
    {
        var problems = OperatorRules.Problems(input.UserName?.Trim(), input.DisplayName).ToList();
        if (RoleRules.ProblemOf(input.Roles) is { } ofRoles)
        {
            problems.Add(new("roles", ofRoles));
        }

        problems.AddRange(PasswordRules.Problems(input.Password, input.UserName?.Trim() ?? "").Select(static problem => new FieldProblem("password", problem)));
        if (problems.Count > 0)
        {
            // All at once: who mends the rest is not to learn of the name only then.
            if (problems.TrueForAll(static problem => problem.Field != "userName") && await operators.FindByNameAsync(users.NormalizeName(input.UserName!.Trim())!, cancellation) is not null)
            {
                problems.Insert(0, new("userName", NameTaken));
            }

            return Refusal.BadInput(problems);
        }

        var person = new Operator
        {
            UserName = input.UserName!.Trim(),
            DisplayName = input.DisplayName!.Trim(),
            Roles = input.Roles!,
            MustChangePassword = true,
        };
        return await WriteAsync(person, input.Password!, actor, onlyIfNobody: false, cancellation);
    }

    /// <summary>The first administrator; nothing happens when there is any operator.</summary>
    /// <returns>Whether he was appointed now.</returns>
    public async Task<bool> AddFirstAsync(string userName, string password, CancellationToken cancellation)
    {
        var person = new Operator
        {
            UserName = userName,
            DisplayName = "系统管理员",
            Roles = [Role.Admin, Role.Security],
            Bootstrap = true,
            MustChangePassword = true,
        };
        return !(await WriteAsync(person, password, Actor.Product, onlyIfNobody: true, cancellation)).IsRefused;
    }

    private async Task<Outcome<Operator>> WriteAsync(Operator appointed, string password, Actor actor, bool onlyIfNobody, CancellationToken cancellation)
    {
        // The name was judged by whoever called; Identity judges the password again, hashes it and stamps.
        var created = onlyIfNobody ? await HashAsync(appointed, password) : await users.CreateAsync(appointed, password);
        if (!created.Succeeded)
        {
            return created.ToRefusal("password");
        }

        return await database.TryWriteAsync<Operator>(
            async session =>
            {
                var person = appointed.Copy();
                await OperatorStore.TakeTurnAsync(session);
                var others = await OperatorStore.ListAsync(session);
                if (onlyIfNobody && others.Count > 0)
                {
                    return Refusal.Conflict(OperatorRefusals.NotTheFirst, "已经有操作员。");
                }

                if (!onlyIfNobody)
                {
                    await AppointmentRule.ApplyAsync(session, person, person.Roles, [], WaitingReason.Created, actor, clock.NowMs());
                }

                if (await operators.InsertAsync(session, person) is not { } id)
                {
                    return Refusal.Conflict(OperatorRefusals.UserNameTaken, $"用户名“{person.UserName}”已有人使用，请换一个。") with { Fields = [new("userName", NameTaken)] };
                }

                person.Id = id;
                await BootstrapRights.EndAsync(session, audit, others, person, actor);
                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = actor,
                    Action = Action,
                    TargetKind = "operator",
                    TargetId = $"{id}",
                    After = OperatorState.Of(person),
                });
                return person;
            },
            cancellation);
    }

    // The first password may hold the user name: whoever runs the machine chose both, and must change it at once.
    private async Task<IdentityResult> HashAsync(Operator person, string password)
    {
        person.NormalizedName = users.NormalizeName(person.UserName);
        var stamped = await users.CreateAsync(person);
        if (stamped.Succeeded)
        {
            person.PasswordHash = users.PasswordHasher.HashPassword(person, password);
            person.PasswordSetMs = clock.NowMs();
        }

        return stamped;
    }
}
