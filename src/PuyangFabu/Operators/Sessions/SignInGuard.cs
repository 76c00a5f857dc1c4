using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Storage;

namespace PuyangFabu.Operators.Sessions;

/// <summary>
/// Makes guessing slow: a name is locked after some failures, an address after many over whatever names. Names that nobody
/// has are counted like those that somebody has, so that counting tells nobody which is which.
/// </summary>
public sealed class SignInGuard(SignInFailureStore failures, OperatorsOptions options, TimeProvider clock) : IDisposable
{
    private const int TurnCount = 64;
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, TurnCount).Select(static _ => new SemaphoreSlim(1, 1))];

    private long WindowMs => options.LockoutMinutes * 60_000L;

    /// <summary>Lets one sign-in of a name try at a time: guesses made all at once must not pass before the first is counted.</summary>
    public async Task<IDisposable> TakeTurnAsync(string normalizedName, CancellationToken cancellation)
    {
        var turn = turns[(uint)string.GetHashCode(normalizedName, StringComparison.Ordinal) % TurnCount];
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    public Task<bool> IsNameLockedAsync(string normalizedName, CancellationToken cancellation) =>
        IsLockedAsync(NameSubject(normalizedName), options.LockoutFailures, cancellation);

    public Task<bool> IsAddressLockedAsync(string address, CancellationToken cancellation) =>
        IsLockedAsync(AddressSubject(address), options.AddressFailures, cancellation);

    /// <param name="locked">The name is locked already: only the address is counted, so that the lock ends in time.</param>
    /// <returns>True when the name is locked from now on.</returns>
    public async Task<bool> CountFailureAsync(DbSession session, string normalizedName, string address, bool locked)
    {
        var now = clock.NowMs();
        await SignInFailureStore.PurgeAsync(session, now - WindowMs);
        await SignInFailureStore.AddAsync(session, AddressSubject(address), now, now - WindowMs);
        return locked || await SignInFailureStore.AddAsync(session, NameSubject(normalizedName), now, now - WindowMs) >= options.LockoutFailures;
    }

    public static Task UnlockAsync(DbSession session, string normalizedName) => SignInFailureStore.ForgetAsync(session, NameSubject(normalizedName));

    public void Dispose()
    {
        foreach (var turn in turns)
        {
            turn.Dispose();
        }
    }

    private async Task<bool> IsLockedAsync(string subject, int limit, CancellationToken cancellation) =>
        await failures.FindAsync(subject, cancellation) is { } counted
        && counted.Failures >= limit
        && counted.LastMs > clock.NowMs() - WindowMs;

    // What someone typed as a name may be a password in the wrong field: only its hash is kept.
    private static string NameSubject(string normalizedName) => "name:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalizedName)));

    private static string AddressSubject(string address) => "address:" + address;

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
