namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>How much an account may send: a subscription account once a day, a service account to all once a day; failed jobs do not count. Days and months are those of Asia/Shanghai.</summary>
internal static class MassQuota
{
    /// <summary>What one follower gets of a service account in a month, and how often it may send to all.</summary>
    public const int PerMonth = 4;

    public static bool Allows(SandboxAccountKind kind, bool toAll, IReadOnlyList<MassJob> jobs, DateTimeOffset now)
    {
        if (kind == SandboxAccountKind.Subscription)
        {
            return !Today(jobs, now).Any();
        }

        return !toAll
            || (!Today(jobs, now).Any(static job => job.Audience.ToAll)
                && ThisMonth(jobs, now).Count(static job => job.Audience.ToAll) < PerMonth);
    }

    /// <summary>The followers who had all they may get this month.</summary>
    public static IReadOnlySet<string> Sated(SandboxAccountKind kind, IReadOnlyList<MassJob> jobs, DateTimeOffset now) =>
        kind == SandboxAccountKind.Subscription
            ? new HashSet<string>()
            : ThisMonth(jobs, now)
                .SelectMany(static job => job.Recipients)
                .CountBy(static openId => openId)
                .Where(static one => one.Value >= PerMonth)
                .Select(static one => one.Key)
                .ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<MassJob> Today(IReadOnlyList<MassJob> jobs, DateTimeOffset now) =>
        jobs.Where(job => job.State != MassJobState.Failed && ShanghaiTime.Day(job.AcceptedAt) == ShanghaiTime.Day(now));

    public static IEnumerable<MassJob> ThisMonth(IReadOnlyList<MassJob> jobs, DateTimeOffset now) =>
        jobs.Where(job => job.State != MassJobState.Failed && ShanghaiTime.Month(job.AcceptedAt) == ShanghaiTime.Month(now));
}
