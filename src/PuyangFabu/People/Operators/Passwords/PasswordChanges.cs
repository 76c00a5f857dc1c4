using Microsoft.AspNetCore.Identity;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.People.Operators.Identity;
using PuyangFabu.People.Operators.Sessions;
using PuyangFabu.People.Operators.Tokens;

namespace PuyangFabu.People.Operators.Passwords;

/// <summary>New passwords: one's own, or another's whose owner then must change it.</summary>
public sealed class PasswordChanges(
    UserManager<Operator> users,
    OperatorStore operators,
    OldPasswordStore oldPasswords,
    PasswordProof proof,
    OperatorBootstrap bootstrap,
    Database database,
    AuditLog audit,
    TimeProvider clock)
{
    /// <summary>Changes the actor's own password; all sessions but the present one end.</summary>
    public async Task<Outcome<Done>> ChangeOwnAsync(PasswordInput input, Actor actor, CancellationToken cancellation)
    {
        if (actor.OperatorId is not { } id || await operators.FindAsync(id, cancellation) is not { } person)
        {
            return Refusal.NotFound("位操作员");
        }

        var oldHash = person.PasswordHash;
        var changed = IdentityResult.Success;
        var refusal = await proof.CheckAsync(
            person,
            actor,
            "currentPassword",
            "不是现在的密码",
            async () =>
            {
                changed = await users.ChangePasswordAsync(person, Limited(input.CurrentPassword), input.NewPassword ?? "");
                return changed.Errors.All(static error => error.Code != nameof(IdentityErrorDescriber.PasswordMismatch));
            },
            cancellation);
        if (refusal is not null || !changed.Succeeded)
        {
            return refusal ?? changed.ToRefusal("newPassword");
        }

        person.MustChangePassword = false;
        var outcome = await WriteAsync(person, oldHash, actor, "session.changePassword", actor.SessionId, cancellation);
        if (!outcome.IsRefused && person.Bootstrap)
        {
            bootstrap.ForgetPasswordFile();
        }

        return outcome;
    }

    /// <summary>Sets another operator's password as asked for over HTTP: the answer tells a random one.</summary>
    public async Task<Outcome<PasswordResetAnswer>> ResetAndTellAsync(long id, PasswordResetInput? input, Actor actor, CancellationToken cancellation)
    {
        var reset = await ResetAsync(id, input?.Password, actor, cancellation);
        return reset.IsRefused ? reset.Refusal : new PasswordResetAnswer { Password = input?.Password is null ? reset.Value : null };
    }

    /// <summary>Sets another operator's password; his sessions and tokens end, and he must change it.</summary>
    /// <param name="password">Null for a random one.</param>
    /// <returns>The password that holds now.</returns>
    public async Task<Outcome<string>> ResetAsync(long id, string? password, Actor actor, CancellationToken cancellation)
    {
        if (id == actor.OperatorId)
        {
            return Refusal.NotAllowed(OperatorRefusals.OwnAccount, "自己的密码请在“我的安全”中修改。");
        }

        if (await operators.FindAsync(id, cancellation) is not { } person)
        {
            return Refusal.NotFound("位操作员");
        }

        var oldHash = person.PasswordHash;
        var chosen = password ?? RandomPassword.Create();
        await users.RemovePasswordAsync(person);
        var added = await users.AddPasswordAsync(person, chosen);
        if (!added.Succeeded)
        {
            return added.ToRefusal("password");
        }

        person.MustChangePassword = true;
        var outcome = await WriteAsync(person, oldHash, actor, "operator.resetPassword", keep: null, cancellation);
        return outcome.IsRefused ? outcome.Refusal : chosen;
    }

    private Task<Outcome<Done>> WriteAsync(Operator changed, string oldHash, Actor actor, string action, long? keep, CancellationToken cancellation) =>
        database.TryWriteAsync<Done>(
            async session =>
            {
                var person = changed.Copy();
                if (keep is null)
                {
                    if (await AppointmentRule.RefuseResetAsync(session, person, actor) is { } refusal)
                    {
                        return refusal;
                    }

                    // Who set the password could sign in as its owner.
                    await AppointmentRule.ApplyAsync(session, person, person.IntendedRoles, [], WaitingReason.PasswordReset, actor, clock.NowMs());
                }

                if (!await operators.UpdateAsync(session, person))
                {
                    return Refusal.Stale;
                }

                await oldPasswords.AddAsync(session, person.Id, oldHash);
                var ended = await OperatorSessionStore.EndAllAsync(session, person.Id, keep);
                var revoked = 0;
                if (keep is { } kept)
                {
                    await OperatorSessionStore.KeepAsync(session, kept, person.SecurityStamp);
                }
                else
                {
                    revoked = await OperatorTokenStore.RevokeAllAsync(session, person.Id, clock.NowMs());
                    await SignInGuard.UnlockAsync(session, person.NormalizedName);
                }

                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = actor,
                    Action = action,
                    TargetKind = "operator",
                    TargetId = $"{person.Id}",
                    After = new { person.UserName, sessionsEnded = ended, tokensRevoked = revoked, person.Roles, waitingRoles = person.WaitingSinceMs is null ? null : person.IntendedRoles },
                });
                return Done.It;
            },
            cancellation);

    // A hash over a megabyte of "password" is work that nobody needs.
    private static string Limited(string? password) => password is { Length: <= PasswordRules.Longest } ? password : "";
}
