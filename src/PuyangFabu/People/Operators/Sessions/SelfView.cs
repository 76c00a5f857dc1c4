using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.Identity;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>Tells an operator about himself.</summary>
public sealed class SelfView(OperatorStore operators, OperatorReader items, SignInDemands demands)
{
    public async Task<Outcome<SelfAnswer>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        if (actor.OperatorId is not { } id || await operators.FindAsync(id, cancellation) is not { } person)
        {
            return Refusal.NotFound("位操作员");
        }

        return new SelfAnswer
        {
            Operator = items.Of(person),
            Permissions = [.. actor.Permissions.Order()],
            MustChangePassword = demands.MustChangePassword(person),
            SecondFactorEnrolled = person.SecondFactor,
            SecondFactorRequired = demands.MustEnrol(person),
            RecoveryCodesLeft = RecoveryCodes.CountLeft(person.RecoveryCodes),
            PreviousSignInAt = person.PreviousSignInMs is { } at ? UnixMilliseconds.ToChinaTime(at) : null,
            PreviousSignInAddress = person.PreviousSignInAddress.Length > 0 ? person.PreviousSignInAddress : null,
            SessionId = actor.SessionId,
        };
    }
}
