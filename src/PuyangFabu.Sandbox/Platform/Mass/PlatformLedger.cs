namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>Every mass send that the platform accepted, whatever the caller heard of it. Safe to use from any thread.</summary>
public sealed class PlatformLedger
{
    private readonly Lock gate = new();
    private readonly List<MassJob> jobs = [];
    private readonly TimeProvider time;
    private long lastId;

    internal PlatformLedger(TimeProvider time) => this.time = time;

    /// <summary>An account's jobs (by slug), oldest first.</summary>
    public IReadOnlyList<MassJob> Jobs(string account)
    {
        lock (gate)
        {
            return [.. jobs.Where(job => job.Account == account)];
        }
    }

    public MassJob? Find(string account, long msgId)
    {
        lock (gate)
        {
            return jobs.Find(job => job.Account == account && job.MsgId == msgId);
        }
    }

    /// <summary>A number that was not given before, also not by a sandbox that ran earlier.</summary>
    internal long NextId()
    {
        lock (gate)
        {
            return lastId = Math.Max(lastId + 1, time.GetUtcNow().ToUnixTimeSeconds());
        }
    }

    internal void Add(MassJob job)
    {
        lock (gate)
        {
            jobs.Add(job);
        }
    }

    internal MassJob Amend(string account, long msgId, Func<MassJob, MassJob> change)
    {
        lock (gate)
        {
            var index = jobs.FindIndex(job => job.Account == account && job.MsgId == msgId);
            return jobs[index] = change(jobs[index]);
        }
    }
}
