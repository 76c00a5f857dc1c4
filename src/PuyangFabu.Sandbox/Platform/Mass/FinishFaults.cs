using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>Takes the faults that wait for the end of a job.</summary>
internal sealed class FinishFaults(FaultQueue faults)
{
    public FinishPlan Take(string account, string path)
    {
        var plan = FinishPlan.Usual;
        foreach (var kind in FaultGroups.Finish)
        {
            if (faults.Take(account, path, kind) is { } fault)
            {
                plan = With(plan, fault);
            }
        }

        return plan;
    }

    private static FinishPlan With(FinishPlan plan, PlatformFault fault) => fault.Kind switch
    {
        PlatformFaultKind.FinishEarly => plan with { Early = true },
        PlatformFaultKind.FinishLate => plan with { Delay = TimeSpan.FromMilliseconds(fault.Milliseconds) },
        PlatformFaultKind.FinishTwice => plan with { Events = 2 },
        PlatformFaultKind.FinishNever => plan with { Events = 0 },
        PlatformFaultKind.FinishWithoutUrls => plan with { WithoutUrls = true },
        PlatformFaultKind.FinishFails => plan with { Status = FinishPlan.Failed },
        _ => plan with { Status = $"err({fault.Code ?? 20001})" },
    };
}

/// <summary>How a job ends, with the faults that were queued for it.</summary>
/// <param name="Early">Before the call is answered.</param>
/// <param name="Delay">On top of the usual time.</param>
/// <param name="Events">How many finish events are delivered.</param>
/// <param name="WithoutUrls">The event names no addresses.</param>
/// <param name="Status">Null for success.</param>
internal sealed record FinishPlan(bool Early, TimeSpan Delay, int Events, bool WithoutUrls, string? Status)
{
    public const string Failed = "send fail";

    public static FinishPlan Usual { get; } = new(false, TimeSpan.Zero, 1, false, null);
}
