using Microsoft.AspNetCore.Identity;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.People.Operators.Identity;
using PuyangFabu.People.Operators.Passwords;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.People.Operators.SecondFactors;

/// <summary>The second factor of an operator: enrolled by himself, taken away by himself or, when lost, by security or admin.</summary>
public sealed class SecondFactorEnrolment(
    UserManager<Operator> users, OperatorStore operators, PasswordProof proof, Database database, AuditLog audit, PublisherOptions site, TimeProvider clock)
{
    private const int LongestAnswer = 128;
    private static readonly Refusal AlreadyEnrolled = Refusal.Conflict(OperatorRefusals.AlreadyEnrolled, "已经绑定动态口令；要换一个身份验证器，请先解除绑定。");
    private static readonly Refusal NotEnrolled = Refusal.Conflict(OperatorRefusals.NotEnrolled, "还没有绑定动态口令。");

    /// <summary>A new key for the authenticator app; it counts once <see cref="ConfirmAsync"/> saw a code of it.</summary>
    public Task<Outcome<SecondFactorStart>> StartAsync(Actor actor, CancellationToken cancellation) => OwnAsync<SecondFactorStart>(
        actor,
        async person =>
        {
            if (person.SecondFactor)
            {
                return AlreadyEnrolled;
            }

            // Nothing has changed yet that should end a session.
            var stamp = person.SecurityStamp;
            await users.ResetAuthenticatorKeyAsync(person);
            person.SecurityStamp = stamp;
            person.LastTotpStep = 0;
            var secret = (await users.GetAuthenticatorKeyAsync(person))!;
            return await WriteAsync(person, actor, "session.startSecondFactor", new SecondFactorStart(secret, AddressOf(person, secret)), actor.SessionId, cancellation);
        },
        cancellation);

    /// <summary>The key that was started and not yet confirmed, to be shown again.</summary>
    public Task<Outcome<SecondFactorStart>> PendingAsync(Actor actor, CancellationToken cancellation) => OwnAsync<SecondFactorStart>(
        actor,
        async person => !person.SecondFactor && await users.GetAuthenticatorKeyAsync(person) is { } secret
            ? new SecondFactorStart(secret, AddressOf(person, secret))
            : NotEnrolled,
        cancellation);

    /// <returns>Ten recovery codes, told this once.</returns>
    public Task<Outcome<RecoveryCodesAnswer>> ConfirmAsync(string? code, Actor actor, CancellationToken cancellation) => OwnAsync<RecoveryCodesAnswer>(
        actor,
        async person =>
        {
            if (person.SecondFactor)
            {
                return AlreadyEnrolled;
            }

            if (!await users.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, Typed(code)))
            {
                return Refusal.BadInput("code", "不对，请输入身份验证器上现在显示的 6 位数字；总不对时请检查手机的时间");
            }

            await users.SetTwoFactorEnabledAsync(person, true);
            return await WriteAsync(person, actor, "session.confirmSecondFactor", await NewCodesAsync(person), actor.SessionId, cancellation);
        },
        cancellation);

    /// <summary>New recovery codes; the old ones are worth nothing.</summary>
    public Task<Outcome<RecoveryCodesAnswer>> RenewCodesAsync(string? password, Actor actor, CancellationToken cancellation) => OwnAsync<RecoveryCodesAnswer>(
        actor,
        async person => !person.SecondFactor ? NotEnrolled
            : await CheckPasswordAsync(person, password, actor, cancellation) is { } refusal ? refusal
            : await WriteAsync(person, actor, "session.renewRecoveryCodes", await NewCodesAsync(person), actor.SessionId, cancellation),
        cancellation);

    public Task<Outcome<Done>> RemoveOwnAsync(SecondFactorInput input, Actor actor, CancellationToken cancellation) => OwnAsync<Done>(
        actor,
        async person =>
        {
            if (!person.SecondFactor)
            {
                return NotEnrolled;
            }

            if (await CheckPasswordAsync(person, input.Password, actor, cancellation) is { } refusal)
            {
                return refusal;
            }

            if (await CheckCodeAsync(person, input.Code, actor, cancellation) is { } wrong)
            {
                return wrong;
            }

            await ClearAsync(person);
            return await WriteAsync(person, actor, "session.removeSecondFactor", Done.It, actor.SessionId, cancellation);
        },
        cancellation);

    /// <summary>Somebody who has signed in proves once more that it is he, before what a stolen session must not do: by the password, and by a code where he has a second factor.</summary>
    public Task<Outcome<Done>> ProveOwnAsync(SecondFactorInput input, Actor actor, CancellationToken cancellation) => OwnAsync<Done>(
        actor,
        async person => await CheckPasswordAsync(person, input.Password, actor, cancellation) is { } refusal ? refusal
            : person.SecondFactor && await CheckCodeAsync(person, input.Code, actor, cancellation) is { } wrong ? wrong
            : await WriteAsync(person, actor, "session.prove", Done.It, actor.SessionId, cancellation),
        cancellation);

    /// <summary>Takes away the second factor of somebody who lost it; all his sessions end.</summary>
    public async Task<Outcome<Done>> ResetAsync(long id, Actor actor, CancellationToken cancellation)
    {
        if (id == actor.OperatorId)
        {
            return Refusal.NotAllowed(OperatorRefusals.OwnAccount, "不能这样解除自己的动态口令，请在“我的安全”中用密码和动态口令解除。");
        }

        if (await operators.FindAsync(id, cancellation) is not { } person)
        {
            return Refusal.NotFound("位操作员");
        }

        if (!person.SecondFactor)
        {
            return NotEnrolled;
        }

        await ClearAsync(person);
        return await WriteAsync(person, actor, "operator.resetSecondFactor", Done.It, keep: null, cancellation);
    }

    private async Task<Outcome<T>> OwnAsync<T>(Actor actor, Func<Operator, Task<Outcome<T>>> work, CancellationToken cancellation) =>
        actor.OperatorId is { } id && await operators.FindAsync(id, cancellation) is { } person
            ? await work(person)
            : Refusal.NotFound("位操作员");

    private Task<Refusal?> CheckPasswordAsync(Operator person, string? password, Actor actor, CancellationToken cancellation) => proof.CheckAsync(
        person, actor, "password", "不是现在的密码", () => users.CheckPasswordAsync(person, password is { Length: <= LongestAnswer } ? password : ""), cancellation);

    private Task<Refusal?> CheckCodeAsync(Operator person, string? code, Actor actor, CancellationToken cancellation) => proof.CheckAsync(
        person, actor, "code", "不对或已经用过，请等身份验证器换出下一个", () => IsCodeRightAsync(person, code), cancellation);

    private async Task<bool> IsCodeRightAsync(Operator person, string? code) =>
        await users.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, Typed(code))
        || (await users.RedeemTwoFactorRecoveryCodeAsync(person, Typed(code))).Succeeded;

    private async Task<RecoveryCodesAnswer> NewCodesAsync(Operator person) =>
        new([.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes.Count))!]);

    private async Task ClearAsync(Operator person)
    {
        await users.SetTwoFactorEnabledAsync(person, false);
        person.AuthenticatorKey = "";
        person.RecoveryCodes = "";
    }

    private Task<Outcome<T>> WriteAsync<T>(Operator changed, Actor actor, string action, T result, long? keep, CancellationToken cancellation) =>
        database.TryWriteAsync<T>(
            async session =>
            {
                var person = changed.Copy();
                if (keep is null && !actor.Roles.Contains(Role.Security))
                {
                    if (await AppointmentRule.RefuseResetAsync(session, person, actor) is { } refusal)
                    {
                        return refusal;
                    }

                    // An administrator could set the password too; security cannot.
                    await AppointmentRule.ApplyAsync(session, person, person.IntendedRoles, [], WaitingReason.SecondFactorReset, actor, clock.NowMs());
                }

                if (!await operators.UpdateSecondFactorAsync(session, person))
                {
                    return Refusal.Stale;
                }

                if (keep is { } kept)
                {
                    await OperatorSessionStore.KeepAsync(session, kept, person.SecurityStamp);
                }

                await OperatorSessionStore.EndStaleAsync(session, person.Id, person.SecurityStamp);
                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = actor,
                    Action = action,
                    TargetKind = "operator",
                    TargetId = $"{person.Id}",
                    After = new { person.UserName, person.SecondFactor, waitingRoles = person.WaitingSinceMs is null ? null : person.IntendedRoles },
                });
                return result;
            },
            cancellation);

    // The form that authenticator apps read from the QR code.
    private string AddressOf(Operator person, string secret)
    {
        var issuer = Uri.EscapeDataString(site.Name);
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(person.UserName)}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period={Totp.StepSeconds}";
    }

    private static string Typed(string? text) =>
        text is { Length: <= LongestAnswer } ? HalfWidth.Of(text).Replace(" ", "", StringComparison.Ordinal) : "";
}
