namespace PuyangFabu.Sandbox.Platform.Mass;

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
