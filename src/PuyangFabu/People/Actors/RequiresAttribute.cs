using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

namespace PuyangFabu.People.Actors;

/// <summary>Ties a page to the permissions that open it; any one of them will do.</summary>
public sealed class RequiresAttribute(params Permission[] anyOf) : AuthorizeAttribute, IAuthorizationRequirementData
{
    public IReadOnlyList<Permission> AnyOf { get; } = anyOf;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() =>
        [new ClaimsAuthorizationRequirement(ActorClaims.Permission, AnyOf.Select(static permission => permission.ToString()))];
}
