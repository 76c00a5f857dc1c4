using System.Diagnostics.Metrics;

namespace PuyangFabu.Foundation.Bounds;

/// <summary>Shows how full everything is that has a bound, by its name; meter <c>PuyangFabu.Bounds</c>.</summary>
public sealed class BoundMetrics
{
    public const string MeterName = "PuyangFabu.Bounds";

    public BoundMetrics(IMeterFactory factory, IEnumerable<Bound> bounds)
    {
        Bounds = [.. bounds];
        var meter = factory.Create(MeterName);
        meter.CreateObservableGauge("puyangfabu.bounds.held", () => Bounds.Select(static bound => Of(bound, bound.Held())));
        meter.CreateObservableGauge("puyangfabu.bounds.most", () => Bounds.Select(static bound => Of(bound, bound.Most)));
    }

    public IReadOnlyList<Bound> Bounds { get; }

    private static Measurement<long> Of(Bound bound, long value) => new(value, new KeyValuePair<string, object?>("of", bound.Name));
}
