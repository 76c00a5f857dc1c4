using Microsoft.AspNetCore.Authorization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.People.Actors;

/// <summary>Ties a route to the permission it needs.</summary>
public static class PermissionPolicies
{
    /// <summary>
    /// How operators prove who they are. Each policy names it, so that nobody is asked on routes without a policy.
    /// </summary>
    public const string Scheme = "operator";

    /// <summary>What somebody is told who lacks the permission.</summary>
    public static Refusal NoRight { get; } = Refusal.NotAllowed(RefusalCodes.NoRight, "您的角色没有这项权限；需要时请向管理员申请。");

    public static TBuilder Requires<TBuilder>(this TBuilder routes, Permission permission)
        where TBuilder : IEndpointConventionBuilder => routes.RequireAuthorization(NameOf(permission));

    /// <summary>Any one of the permissions will do.</summary>
    public static TBuilder RequiresAny<TBuilder>(this TBuilder routes, params Permission[] permissions)
        where TBuilder : IEndpointConventionBuilder => routes.RequireAuthorization(policy => policy
            .AddAuthenticationSchemes(Scheme)
            .RequireAuthenticatedUser()
            .RequireClaim(ActorClaims.Permission, permissions.Select(static permission => permission.ToString())));

    public static void AddPermissionPolicies(this AuthorizationOptions options)
    {
        options.DefaultPolicy = new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build();
        foreach (var permission in Enum.GetValues<Permission>())
        {
            options.AddPolicy(NameOf(permission), policy => policy
                .AddAuthenticationSchemes(Scheme)
                .RequireAuthenticatedUser()
                .RequireClaim(ActorClaims.Permission, permission.ToString()));
        }
    }

    private static string NameOf(Permission permission) => $"permission:{permission}";
}
