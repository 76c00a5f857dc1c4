using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Reads <c>Authorization: Bearer</c>, the only way into the API.</summary>
public sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, CredentialLookup credentials)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Start = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Start, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        return await credentials.FindBearerAsync(header[Start.Length..].Trim(), Context.RequestAborted) is { } credential
            ? AuthenticateResult.Success(new AuthenticationTicket(OperatorPrincipal.Of(credential, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("Unknown or ended token.");
    }
}
