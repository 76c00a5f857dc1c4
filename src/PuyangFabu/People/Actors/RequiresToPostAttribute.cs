using Microsoft.AspNetCore.Authorization;

namespace PuyangFabu.People.Actors;

/// <summary>Of a page that more people may read than may send its form: the permission for sending it.</summary>
public sealed class RequiresToPostAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData
{
    public Permission Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new PermissionToPost(Permission)];
}

/// <summary>Whoever only reads needs nothing more.</summary>
public sealed record PermissionToPost(Permission Permission) : IAuthorizationRequirement;
