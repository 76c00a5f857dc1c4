using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.Tokens;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>
/// Whose a token is. The rows are read at every call, so that what ends a session or disables an operator holds at once and
/// on every node.
/// </summary>
public sealed class CredentialLookup(
    Database database, OperatorSessionStore sessions, OperatorTokenStore tokens, SessionTimes times, SignInDemands demands)
{
    private const int LongestToken = 100;

    /// <summary>Of a call to the API: a sign-in's token or a personal one.</summary>
    /// <returns>Null when the token is unknown, has ended, or its operator may no longer sign in.</returns>
    public Task<Credential?> FindBearerAsync(string token, CancellationToken cancellation) =>
        token.StartsWith(SecretToken.PersonalPrefix, StringComparison.Ordinal)
            ? FindPersonalAsync(token, cancellation)
            : FindSessionAsync(token, SessionKind.Api, cancellation);

    /// <param name="kind">What kind of session is wanted, one of <see cref="SessionKind"/>.</param>
    /// <param name="used">False for a mere look, which does not keep the session from idling out.</param>
    /// <returns>Null when the token is unknown, has ended, or its operator may no longer sign in.</returns>
    public async Task<Credential?> FindSessionAsync(string token, string kind, CancellationToken cancellation, bool used = true)
    {
        if (token.Length > LongestToken)
        {
            return null;
        }

        var hash = SecretToken.HashOf(token);
        var (session, person) = await database.ReadAsync(
            async read => await OperatorSessionStore.FindAsync(read, hash) is { } found
                ? (found, await OperatorStore.FindAsync(read, found.OperatorId))
                : (null, null),
            cancellation);
        return session is not null && SecretToken.SameHash(session.TokenHash, hash) ? await OfAsync(session, person, kind, used, cancellation) : null;
    }

    /// <summary>Of a page that stays open, by what its first request proved.</summary>
    /// <param name="used">False for a mere look, which does not keep the session from idling out.</param>
    /// <returns>Null when the session has ended, or its operator may no longer sign in.</returns>
    public async Task<Credential?> FindOpenAsync(long sessionId, bool used, CancellationToken cancellation)
    {
        var (session, person) = await database.ReadAsync(
            async read => await OperatorSessionStore.FindByIdAsync(read, sessionId) is { } found
                ? (found, await OperatorStore.FindAsync(read, found.OperatorId))
                : (null, null),
            cancellation);
        return session is null ? null : await OfAsync(session, person, SessionKind.Console, used, cancellation);
    }

    private async Task<Credential?> OfAsync(OperatorSession session, Operator? person, string kind, bool used, CancellationToken cancellation)
    {
        if (person is not { Enabled: true } || session.Kind != kind || times.IsOver(session) || session.SecurityStamp != person.SecurityStamp)
        {
            return null;
        }

        if (used && session.LastUsedMs <= times.TouchBeforeMs)
        {
            await sessions.TouchAsync(session.Id, times.NowMs, times.TouchBeforeMs, cancellation);
        }

        return new Credential
        {
            Operator = person,
            Session = session,
            Permissions = RolePermissions.Of(person.Roles),
            Restriction = demands.RestrictionOf(person, kind),
        };
    }

    private async Task<Credential?> FindPersonalAsync(string text, CancellationToken cancellation)
    {
        if (text.Length > LongestToken)
        {
            return null;
        }

        var hash = SecretToken.HashOf(text);
        var (token, person) = await database.ReadAsync(
            async read => await OperatorTokenStore.FindValidAsync(read, hash, times.NowMs) is { } found
                ? (found, await OperatorStore.FindAsync(read, found.OperatorId))
                : (null, null),
            cancellation);
        if (token is null || person is not { Enabled: true } || !SecretToken.SameHash(token.TokenHash, hash))
        {
            return null;
        }

        if (token.LastUsedMs is null || token.LastUsedMs <= times.TouchBeforeMs)
        {
            await tokens.TouchAsync(token.Id, times.NowMs, times.TouchBeforeMs, cancellation);
        }

        return new Credential
        {
            Operator = person,
            Permissions = TokenScope.Permissions(token.Scopes.Split(' '), person.Roles),
            Restriction = demands.RestrictionOf(person, kind: null),
        };
    }
}

/// <summary>A valid token, and whose it is.</summary>
public sealed record Credential
{
    public required Operator Operator { get; init; }

    /// <summary>Null for a personal API token.</summary>
    public OperatorSession? Session { get; init; }

    /// <summary>What may be done with it.</summary>
    public required IReadOnlySet<Permission> Permissions { get; init; }

    /// <summary>What must be done before anything else, one of <see cref="SignInRestriction"/>; null when nothing must.</summary>
    public string? Restriction { get; init; }
}
