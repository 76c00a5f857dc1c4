using System.Globalization;
using System.Security.Claims;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>A valid credential as the framework carries it through a request.</summary>
public static class OperatorPrincipal
{
    public static ClaimsPrincipal Of(Credential credential, string scheme)
    {
        var person = credential.Operator;
        var identity = new ClaimsIdentity(scheme, ActorClaims.UserName, ActorClaims.Role);
        identity.AddClaim(new(ActorClaims.OperatorId, person.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new(ActorClaims.UserName, person.UserName));
        identity.AddClaim(new(ActorClaims.DisplayName, person.DisplayName));
        identity.AddClaims(person.Roles.Select(static role => new Claim(ActorClaims.Role, role)));
        identity.AddClaims(credential.Permissions.Select(static permission => new Claim(ActorClaims.Permission, permission.ToString())));
        if (credential.Session is { } session)
        {
            identity.AddClaim(new(ActorClaims.SessionId, session.Id.ToString(CultureInfo.InvariantCulture)));
            // What the tokens of forms are bound to: a form of one sign-in is none of another's.
            identity.AddClaim(new(ClaimTypes.NameIdentifier, session.Id.ToString(CultureInfo.InvariantCulture)));
        }

        if (WaitingAppointment.Of(person) is { } waiting)
        {
            identity.AddClaim(new(ActorClaims.Waiting, waiting.ToString()));
        }

        if (credential.Restriction is { } restriction)
        {
            identity.AddClaim(new(ActorClaims.Restriction, restriction));
        }

        return new ClaimsPrincipal(identity);
    }
}
