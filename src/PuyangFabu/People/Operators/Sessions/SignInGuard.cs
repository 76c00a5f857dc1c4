using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>
/// Makes guessing slow: a name is locked after some failures, and an address is slowed after many over whatever names. Names
/// that nobody has are counted like those that somebody has, so that counting tells nobody which is which. Failures from where a
/// name's owner has signed in are counted apart: who guesses from elsewhere locks himself out, not the owner.
/// </summary>
/// <remarks>
/// A slowed address may be a proxy with a whole office behind it. So it shuts nobody out who does nothing wrong: from there a
/// name is judged if it has no failure yet, or if its owner has signed in from there before; one guess for a name in a quarter
/// of an hour instead of five, one after the other.
/// </remarks>
public sealed class SignInGuard(SignInFailureStore failures, OperatorsOptions options, TimeProvider clock) : IDisposable
{
    private const int TurnCount = 64;
    private const string AtHome = " at home";
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim[] slowTurns = [.. Enumerable.Range(0, TurnCount).Select(static _ => new SemaphoreSlim(1, 1))];
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, TurnCount).Select(static _ => new SemaphoreSlim(1, 1))];

    private long WindowMs => options.LockoutMinutes * 60_000L;

    /// <summary>Lets one sign-in of a name try at a time: guesses made all at once must not pass before the first is counted.</summary>
    public async Task<IDisposable> TakeTurnAsync(string normalizedName, CancellationToken cancellation)
    {
        var turn = turns[(uint)string.GetHashCode(normalizedName, StringComparison.Ordinal) % TurnCount];
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    /// <param name="person">Whose name it is; null when nobody has it.</param>
    /// <param name="address">From where it is tried.</param>
    public Task<bool> IsNameLockedAsync(Operator? person, string normalizedName, string address, CancellationToken cancellation) =>
        IsLockedAsync(NameSubject(person, normalizedName, address), cancellation);

    /// <returns>How long the address is slowed yet; null when it is not.</returns>
    public async Task<TimeSpan?> SlowedForAsync(string address, CancellationToken cancellation) =>
        await failures.FindAsync(AddressSubject(address), cancellation) is { } counted
        && counted.Failures >= options.AddressFailures
        && counted.FirstMs + WindowMs - clock.NowMs() is var left and > 0
            ? TimeSpan.FromMilliseconds(left)
            : null;

    /// <summary>Lets sign-ins of a slowed address try one after the other; take the name's turn first.</summary>
    /// <returns>Null when too many wait already.</returns>
    public async Task<IDisposable?> TakeSlowTurnAsync(string address, CancellationToken cancellation)
    {
        var turn = slowTurns[(uint)string.GetHashCode(address, StringComparison.Ordinal) % TurnCount];
        return await turn.WaitAsync(LongestQueue, cancellation) ? new Turn(turn) : null;
    }

    /// <summary>Whether a sign-in from a slowed address is judged at all.</summary>
    /// <param name="person">Whose name it is; null when nobody has it.</param>
    public async Task<bool> IsJudgedAsync(Operator? person, string normalizedName, string address, CancellationToken cancellation) =>
        IsOwnAddress(person, address)
        || await failures.FindAsync(NameSubject(normalizedName), cancellation) is not { } counted
        || counted.LastMs <= clock.NowMs() - WindowMs;

    /// <param name="person">Whose name it is; null when nobody has it.</param>
    /// <param name="locked">The name is locked already: only the address is counted, so that the lock ends in time.</param>
    /// <returns>True when the name is locked from now on.</returns>
    public async Task<bool> CountFailureAsync(DbSession session, Operator? person, string normalizedName, string address, bool locked)
    {
        var now = clock.NowMs();
        await SignInFailureStore.PurgeAsync(session, now - WindowMs);
        await SignInFailureStore.AddAsync(session, AddressSubject(address), now, now - WindowMs);
        return locked || await SignInFailureStore.AddAsync(session, NameSubject(person, normalizedName, address), now, now - WindowMs) >= options.LockoutFailures;
    }

    public static async Task UnlockAsync(DbSession session, string normalizedName)
    {
        await SignInFailureStore.ForgetAsync(session, NameSubject(normalizedName));
        await SignInFailureStore.ForgetAsync(session, NameSubject(normalizedName) + AtHome);
    }

    public void Dispose()
    {
        foreach (var turn in turns.Concat(slowTurns))
        {
            turn.Dispose();
        }
    }

    private async Task<bool> IsLockedAsync(string subject, CancellationToken cancellation) =>
        await failures.FindAsync(subject, cancellation) is { } counted
        && counted.Failures >= options.LockoutFailures
        && counted.LastMs > clock.NowMs() - WindowMs;

    // What someone typed as a name may be a password in the wrong field: only its hash is kept.
    private static string NameSubject(string normalizedName) => "name:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalizedName)));

    private static string NameSubject(Operator? person, string normalizedName, string address) =>
        IsOwnAddress(person, address) ? NameSubject(normalizedName) + AtHome : NameSubject(normalizedName);

    private static bool IsOwnAddress(Operator? person, string address) =>
        person is not null && (person.LastSignInAddress == address || person.PreviousSignInAddress == address);

    private static string AddressSubject(string address) => "address:" + AddressBlock.NameOf(address);

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
