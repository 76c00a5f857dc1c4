namespace PuyangFabu.Sandbox.Platform.Faults;

/// <summary>
/// The faults to play, by account: the first in the queue that fits a call is played with it. Safe to use
/// from any thread.
/// </summary>
public sealed class FaultQueue
{
    private readonly Lock gate = new();
    private readonly List<(string Account, PlatformFault Fault)> queue = [];
    private long lastId;

    /// <summary>
    /// Awaited before and after the effect of every call that comes with a known token or appid. The call
    /// waits for it, so that a test can end a process at that very moment.
    /// </summary>
    public Func<PlatformMoment, Task>? OnCall { get; set; }

    /// <param name="account">Slug.</param>
    /// <returns>The fault under its id.</returns>
    public PlatformFault Add(string account, PlatformFault fault)
    {
        lock (gate)
        {
            var kept = fault with { Id = ++lastId, Path = fault.Path is null ? null : Short(fault.Path) };
            queue.Add((account, kept));
            return kept;
        }
    }

    public IReadOnlyList<PlatformFault> Of(string account)
    {
        lock (gate)
        {
            return [.. queue.Where(one => one.Account == account).Select(one => one.Fault)];
        }
    }

    /// <returns>False when there is no such fault any more.</returns>
    public bool Remove(string account, long id)
    {
        lock (gate)
        {
            return queue.RemoveAll(one => one.Account == account && one.Fault.Id == id) > 0;
        }
    }

    public void Clear(string account)
    {
        lock (gate)
        {
            queue.RemoveAll(one => one.Account == account);
        }
    }

    internal PlatformFault? Take(string account, string path, PlatformFaultKind kind) =>
        Take(account, path, new HashSet<PlatformFaultKind> { kind });

    /// <summary>The first fault of these kinds for the call, which is one time less from now on.</summary>
    internal PlatformFault? Take(string account, string path, IReadOnlySet<PlatformFaultKind> kinds)
    {
        lock (gate)
        {
            var index = queue.FindIndex(one =>
                one.Account == account && kinds.Contains(one.Fault.Kind) && Fits(one.Fault, Short(path)));
            if (index < 0)
            {
                return null;
            }

            var fault = queue[index].Fault;
            if (fault.Times is { } times)
            {
                if (times <= 1)
                {
                    queue.RemoveAt(index);
                }
                else
                {
                    queue[index] = (account, fault with { Times = times - 1 });
                }
            }

            return fault;
        }
    }

    internal Task TellAsync(PlatformMoment moment) => OnCall?.Invoke(moment) ?? Task.CompletedTask;

    private static bool Fits(PlatformFault fault, string path) => fault.Path is null
        ? !FaultGroups.OfSends.Contains(fault.Kind) || FaultGroups.Sends.Contains(path)
        : string.Equals(fault.Path, path, StringComparison.OrdinalIgnoreCase);

    private static string Short(string path)
    {
        var trimmed = path.Trim('/');
        return trimmed.StartsWith("cgi-bin/", StringComparison.OrdinalIgnoreCase) ? trimmed["cgi-bin/".Length..] : trimmed;
    }
}
