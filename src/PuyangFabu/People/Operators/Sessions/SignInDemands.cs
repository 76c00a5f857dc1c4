using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>What the settings demand of an operator before he may do anything else.</summary>
public sealed class SignInDemands(OperatorsOptions options, TimeProvider clock)
{
    private const long DayMs = 86_400_000;

    /// <summary>Somebody else set the password, or it is too old.</summary>
    public bool MustChangePassword(Operator person) =>
        person.MustChangePassword || (options.PasswordDays > 0 && person.PasswordSetMs + (options.PasswordDays * DayMs) <= clock.NowMs());

    public bool MustEnrol(Operator person) => options.RequireSecondFactor && !person.SecondFactor && RoleRules.NeedsSecondFactor(person.Roles);

    /// <param name="kind">One of <see cref="SessionKind"/>; null for a personal API token.</param>
    /// <returns>One of <see cref="SignInRestriction"/>, or null.</returns>
    public string? RestrictionOf(Operator person, string? kind) =>
        (kind == SessionKind.Console || (kind == SessionKind.Api && options.ForcePasswordChange != false)) && MustChangePassword(person) ? SignInRestriction.Password
        : MustEnrol(person) ? SignInRestriction.SecondFactor
        : null;
}
