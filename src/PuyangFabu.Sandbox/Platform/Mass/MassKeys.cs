namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>The platform's memory of <c>clientmsgid</c>s. Used under the account's lock.</summary>
internal sealed class MassKeys(PlatformLimits limits)
{
    private readonly Dictionary<string, Key> keys = new(StringComparer.Ordinal);

    /// <summary>Every call that names a key counts as its last one.</summary>
    /// <param name="msgId">The job that the key stands for, when there is one.</param>
    /// <returns>0 for a key that may send, 45066 when it comes too soon again, 45065 when its job exists.</returns>
    public int Ask(string key, DateTimeOffset now, out long? msgId)
    {
        foreach (var old in keys.Where(one => now - one.Value.LastCall > limits.ClientMsgIdMemory).Select(one => one.Key).ToList())
        {
            keys.Remove(old);
        }

        var known = keys.GetValueOrDefault(key);
        keys[key] = known is null ? new Key(now, null, null) : known with { LastCall = now };
        msgId = known?.AcceptedAt + limits.ClientMsgIdMemory > now ? known?.MsgId : null;
        return known is null ? 0
            : now - known.LastCall < limits.ClientMsgIdPause ? 45066
            : msgId is null ? 0
            : 45065;
    }

    public void Accept(string key, long msgId, DateTimeOffset now) => keys[key] = new Key(now, msgId, now);

    private sealed record Key(DateTimeOffset LastCall, long? MsgId, DateTimeOffset? AcceptedAt);
}
