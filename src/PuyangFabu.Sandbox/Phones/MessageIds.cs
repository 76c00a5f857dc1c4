namespace PuyangFabu.Sandbox.Phones;

/// <summary>
/// MsgIds of the size WeChat's are (beyond 2^53, so that a reader through a double shows), never the same
/// twice, also across a restart: the account's inbox remembers old ones.
/// </summary>
internal sealed class MessageIds(TimeProvider time)
{
    private long last;

    public long Next()
    {
        while (true)
        {
            var before = Interlocked.Read(ref last);
            var next = Math.Max(before + 1, time.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
            {
                return next;
            }
        }
    }
}
