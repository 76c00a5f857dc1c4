using System.Diagnostics.Metrics;

namespace PuyangFabu.Foundation.DueWork;

/// <summary>Counts the steps that failed, by the name of the work's type; meter <c>PuyangFabu.DueWork</c>.</summary>
public sealed class DueWorkMetrics(IMeterFactory factory)
{
    public const string MeterName = "PuyangFabu.DueWork";

    private readonly Counter<long> failures = factory.Create(MeterName).CreateCounter<long>("puyangfabu.due_work.failures");

    public void Failed(string work) => failures.Add(1, new KeyValuePair<string, object?>("work", work));
}
