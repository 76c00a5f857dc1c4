using Microsoft.AspNetCore.Authorization;

namespace PuyangFabu.Operators;

/// <summary>Ties a route to the permission it needs.</summary>
public static class PermissionPolicies
{
    public static TBuilder Requires<TBuilder>(this TBuilder routes, Permission permission)
        where TBuilder : IEndpointConventionBuilder => routes.RequireAuthorization(NameOf(permission));

    public static void AddPermissionPolicies(this AuthorizationOptions options)
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            options.AddPolicy(NameOf(permission), policy => policy
                .RequireAuthenticatedUser()
                .RequireClaim(ActorClaims.Permission, permission.ToString()));
        }
    }

    private static string NameOf(Permission permission) => $"permission:{permission}";
}
