namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>The platform's memory of <c>clientmsgid</c>s. Used under the account's lock.</summary>
internal sealed class MassKeys(PlatformLimits limits)
{
    private readonly Dictionary<string, Key> keys = new(StringComparer.Ordinal);

    /// <summary>A key is known once a job was accepted under it; from then on every call that names it counts as its last one.</summary>
    /// <param name="msgId">The job that the key stands for, when there is one.</param>
    /// <returns>0 for a key that may send, 45066 when it comes too soon again, 45065 when its job exists.</returns>
    public int Ask(string key, DateTimeOffset now, out long? msgId)
    {
        foreach (var old in keys.Where(one => now - one.Value.LastCall > limits.ClientMsgIdMemory).Select(one => one.Key).ToList())
        {
            keys.Remove(old);
        }

        var known = keys.GetValueOrDefault(key);
        msgId = known?.AcceptedAt + limits.ClientMsgIdMemory > now ? known?.MsgId : null;
        if (known is null || msgId is null)
        {
            return 0;
        }

        keys[key] = known with { LastCall = now };
        return now - known.LastCall < limits.ClientMsgIdPause ? 45066 : 45065;
    }

    public void Accept(string key, long msgId, DateTimeOffset now) => keys[key] = new(now, msgId, now);

    private sealed record Key(DateTimeOffset LastCall, long MsgId, DateTimeOffset AcceptedAt);
}
