using System.Globalization;
using System.Security.Claims;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>
/// Who somebody is whose page stays open on a connection. What the first request proved may have ended since: the rows are
/// asked again before each act.
/// </summary>
public sealed class OpenSessions(CredentialLookup credentials)
{
    /// <param name="user">As the first request proved it.</param>
    /// <param name="used">False for a mere look, which does not keep the session from idling out.</param>
    /// <returns>With the roles of now; null when the session has ended or something else must be done first.</returns>
    public async Task<Actor?> FindAsync(ClaimsPrincipal user, bool used, CancellationToken cancellation)
    {
        if (user.FindFirstValue(ActorClaims.SessionId) is not { } id
            || await credentials.FindOpenAsync(long.Parse(id, CultureInfo.InvariantCulture), used, cancellation) is not { Restriction: null } credential)
        {
            return null;
        }

        var person = credential.Operator;
        return new Actor
        {
            OperatorId = person.Id,
            SessionId = credential.Session!.Id,
            UserName = person.UserName,
            DisplayName = person.DisplayName,
            Roles = person.Roles.ToHashSet(),
            Permissions = credential.Permissions,
            Address = user.FindFirstValue(ActorClaims.Address) ?? "",
        };
    }
}
