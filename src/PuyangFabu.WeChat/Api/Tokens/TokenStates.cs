using System.Collections.Concurrent;

namespace PuyangFabu.WeChat.Api.Tokens;

/// <summary>What came of the last question for each account's access token, as this process saw it: for people who look, without asking WeChat again. Never the token.</summary>
public sealed class TokenStates(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, TokenState> states = new(StringComparer.Ordinal);

    /// <returns>Null while this process has not asked for one.</returns>
    public TokenState? Find(ApiAccount account) => states.TryGetValue(account.AppId, out var state) ? state : null;

    internal void Note(ApiAccount account, ApiAnswer<StableToken> answer)
    {
        var now = clock.GetUtcNow();
        states[account.AppId] = new TokenState(now, answer.Failure is null ? now + answer.Value.ExpiresIn : null, answer.Failure);
    }
}

/// <summary>What came of a question for an access token.</summary>
/// <param name="ExpiresAt">Null when there was none.</param>
/// <param name="Failure">Why there was none; null when there was one.</param>
public sealed record TokenState(DateTimeOffset AskedAt, DateTimeOffset? ExpiresAt, ApiFailure? Failure);
