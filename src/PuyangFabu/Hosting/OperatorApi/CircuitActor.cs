using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>An island has a scope of its own, which no request fills: here its actor is read from the connection's person.</summary>
public sealed class CircuitActor(RequestActor actor, AuthenticationStateProvider state) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        var user = (await state.GetAuthenticationStateAsync()).User;
        actor.Fill(user, user.FindFirstValue(ActorClaims.Address) ?? "");
        await next(activity);
    };
}
