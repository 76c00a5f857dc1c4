using System.Globalization;
using System.Net;
using System.Security.Claims;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>The actor of the request at hand, so that a call can simply ask for an <see cref="People.Actors.Actor"/>.</summary>
public sealed class RequestActor
{
    public Actor Actor { get; private set; } = Nobody("");

    public void Fill(HttpContext context) => Fill(context.User, AddressOf(context.Connection.RemoteIpAddress));

    /// <param name="address">From where the person asks.</param>
    public void Fill(ClaimsPrincipal user, string address)
    {
        Actor = user.FindFirstValue(ActorClaims.OperatorId) is { } id
            ? new Actor
            {
                OperatorId = long.Parse(id, CultureInfo.InvariantCulture),
                SessionId = user.FindFirstValue(ActorClaims.SessionId) is { } session ? long.Parse(session, CultureInfo.InvariantCulture) : null,
                UserName = user.FindFirstValue(ActorClaims.UserName) ?? "",
                DisplayName = user.FindFirstValue(ActorClaims.DisplayName) ?? "",
                Roles = user.FindAll(ActorClaims.Role).Select(static claim => claim.Value).ToHashSet(),
                Permissions = user.FindAll(ActorClaims.Permission).Select(static claim => Enum.Parse<Permission>(claim.Value)).ToHashSet(),
                Address = address,
            }
            : Nobody(address);
    }

    public static string AddressOf(IPAddress? address) =>
        (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString() ?? "";

    private static Actor Nobody(string address) => new() { UserName = "", DisplayName = "未登录", Address = address };
}
