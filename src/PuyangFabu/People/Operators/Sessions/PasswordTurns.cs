using System.Threading.RateLimiting;
using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>
/// Lets only so many passwords be looked at at once that processors are left for followers. Each costs a large part of a second
/// of one processor, and anybody may send any number of them: the others wait in line without holding a thread. An address has
/// few places in the line, so that one alone does not fill it.
/// </summary>
public sealed class PasswordTurns : IDisposable
{
    /// <summary>An office that signs in at half past eight stands here a second or two.</summary>
    public const int PlacesOfOneAddress = 16;

    public const int LongestLine = 64;

    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>What who finds no place is told; it was not looked at what he typed.</summary>
    public static Refusal Busy { get; } = new(RefusalKind.TooOften, OperatorRefusals.SignInBusy, "现在登录的人太多，没有轮到您；请过几秒再试。")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    private readonly PartitionedRateLimiter<string> turns = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(static address =>
            RateLimitPartition.GetConcurrencyLimiter(address, static _ => new ConcurrencyLimiterOptions { PermitLimit = PlacesOfOneAddress })),
        PartitionedRateLimiter.Create<string, string>(static _ =>
            RateLimitPartition.GetConcurrencyLimiter("all", static _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = LongestLine })));

    private int inLine;

    /// <summary>Those whose password is looked at, and those in line.</summary>
    public int InLine => Volatile.Read(ref inLine);

    /// <returns>Null when too many wait already.</returns>
    public async Task<bool?> IsRightAsync(string address, Func<Task<bool>> look, CancellationToken cancellation)
    {
        Interlocked.Increment(ref inLine);
        try
        {
            using var turn = await turns.AcquireAsync(AddressBlock.NameOf(address), cancellationToken: cancellation);
            return turn.IsAcquired ? await look() : null;
        }
        finally
        {
            Interlocked.Decrement(ref inLine);
        }
    }

    public void Dispose() => turns.Dispose();
}
