namespace PuyangFabu.Benchmarks.Load;

/// <summary>Numbers for messages that no run before used: they start from the clock.</summary>
internal sealed class MessageNumbers(TimeProvider clock)
{
    private long last = clock.GetUtcNow().ToUnixTimeMilliseconds() * 10_000;

    public long Next() => Interlocked.Increment(ref last);
}
