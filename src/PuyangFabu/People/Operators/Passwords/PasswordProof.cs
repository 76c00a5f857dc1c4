using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.People.Operators.Passwords;

/// <summary>
/// Asks somebody who has signed in for what he knows or has again. Wrong answers count like refused sign-ins, so that a
/// stolen session does not serve to guess the password.
/// </summary>
public sealed class PasswordProof(SignInGuard guard, PasswordTurns turns, Database database, OperatorsOptions options)
{
    /// <param name="isRight">Checks the password or code; called unless the name is locked.</param>
    /// <param name="field">What the field is called where it was typed.</param>
    /// <returns>Null when it is right.</returns>
    public async Task<Refusal?> CheckAsync(
        Operator person, Actor actor, string field, string reason, Func<Task<bool>> isRight, CancellationToken cancellation)
    {
        using var turn = await guard.TakeTurnAsync(person.NormalizedName, cancellation);
        if (await guard.IsNameLockedAsync(person, person.NormalizedName, actor.Address, cancellation))
        {
            return Locked();
        }

        if (await turns.IsRightAsync(actor.Address, isRight, cancellation) is not false and var right)
        {
            return right is null ? PasswordTurns.Busy : null;
        }

        var locked = await database.WriteAsync(
            session => guard.CountFailureAsync(session, person, person.NormalizedName, actor.Address, locked: false), CancellationToken.None);
        return locked ? Locked() : Refusal.BadInput(field, reason);
    }

    private Refusal Locked() => new(RefusalKind.TooOften, OperatorRefusals.TooManyFailures, $"错误次数太多，请 {options.LockoutMinutes} 分钟后再试。")
    {
        RetryAfter = TimeSpan.FromMinutes(options.LockoutMinutes),
    };
}
