using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace PuyangFabu.Foundation.DueWork;

/// <summary>Counts the steps that failed and tells which work is late, by the name of the work's type; meter <c>PuyangFabu.DueWork</c>.</summary>
public sealed class DueWorkMetrics
{
    public const string MeterName = "PuyangFabu.DueWork";

    private readonly ConcurrentDictionary<string, Func<TimeSpan>> works = new(StringComparer.Ordinal);
    private readonly Counter<long> failures;

    public DueWorkMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        failures = meter.CreateCounter<long>("puyangfabu.due_work.failures");
        meter.CreateObservableGauge("puyangfabu.due_work.lateness", Lateness, "s");
    }

    public void Failed(string work) => failures.Add(1, Tag(work));

    /// <summary>From now on the work is among those that are told.</summary>
    /// <param name="late">By how much its interval is over without a step that was done; negative while it is not.</param>
    public void Watch(string work, Func<TimeSpan> late)
    {
        works[work] = late;
        failures.Add(0, Tag(work));
    }

    private static KeyValuePair<string, object?> Tag(string work) => new("work", work);

    private IEnumerable<Measurement<double>> Lateness() =>
        works.Select(static work => new Measurement<double>(Math.Max(0, work.Value().TotalSeconds), Tag(work.Key)));
}
