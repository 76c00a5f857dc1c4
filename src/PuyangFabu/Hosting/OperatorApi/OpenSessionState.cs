using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Ends what an open page of the console knows of its person when the session's row has ended.</summary>
public sealed class OpenSessionState(ILoggerFactory loggers, OpenSessions sessions) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await sessions.FindAsync(authenticationState.User, used: false, cancellationToken) is not null;
}
