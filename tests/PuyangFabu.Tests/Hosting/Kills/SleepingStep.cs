using System.Diagnostics;

namespace PuyangFabu.Tests.Hosting.Kills;

/// <summary>
/// Has a product within this process stand still at the start of a named step, as one does whose machine was suspended: its clock has
/// moved on when the step goes on. Only where the test itself makes the step, not in products of other tests.
/// </summary>
internal sealed class SleepingStep : IDisposable
{
    private readonly AsyncLocal<bool> isOurs = new() { Value = true };
    private readonly ActivityListener listener;

    /// <param name="source">Of the step.</param>
    /// <param name="sleep">Done once, at the start of the first such step.</param>
    public SleepingStep(string source, string step, Action sleep)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity =>
            {
                if (isOurs.Value && activity.OperationName == step && !HasSlept)
                {
                    HasSlept = true;
                    sleep();
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public bool HasSlept { get; private set; }

    public void Dispose() => listener.Dispose();
}
