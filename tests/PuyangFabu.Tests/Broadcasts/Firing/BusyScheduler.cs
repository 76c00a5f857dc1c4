using System.Reflection;
using Quartz;

namespace PuyangFabu.Tests.Broadcasts.Firing;

/// <summary>A real scheduler whose database is locked when the first job is added.</summary>
public class BusyScheduler : DispatchProxy
{
    private IScheduler real = null!;
    private bool wasBusy;

    public static IScheduler Of(IScheduler real)
    {
        var scheduler = Create<IScheduler, BusyScheduler>();
        ((BusyScheduler)(object)scheduler).real = real;
        return scheduler;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IScheduler.AddJob) && !wasBusy)
        {
            wasBusy = true;
            throw new SchedulerException("database is locked");
        }

        return targetMethod.Invoke(real, args);
    }
}
