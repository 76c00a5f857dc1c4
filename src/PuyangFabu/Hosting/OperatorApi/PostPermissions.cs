using Microsoft.AspNetCore.Authorization;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Looks at how a page is asked for, before it asks for the permission to change something on it.</summary>
public sealed class PostPermissions : AuthorizationHandler<PermissionToPost>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionToPost requirement)
    {
        if ((context.Resource is HttpContext { Request: var request } && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            || context.User.HasClaim(ActorClaims.Permission, requirement.Permission.ToString()))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
