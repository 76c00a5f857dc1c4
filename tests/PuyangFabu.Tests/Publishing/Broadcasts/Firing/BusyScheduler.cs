using System.Reflection;
using Quartz;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Firing;

/// <summary>A real scheduler whose database is locked whenever one of its methods is called.</summary>
public class BusyScheduler : DispatchProxy
{
    private IScheduler real = null!;
    private string busy = "";

    /// <param name="busy">Name of the method.</param>
    public static IScheduler Of(IScheduler real, string busy)
    {
        var scheduler = Create<IScheduler, BusyScheduler>();
        ((BusyScheduler)(object)scheduler).real = real;
        ((BusyScheduler)(object)scheduler).busy = busy;
        return scheduler;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == busy ? throw new SchedulerException("database is locked") : targetMethod.Invoke(real, args);
}
