using System.Diagnostics.Metrics;

namespace PuyangFabu.Content.Search;

/// <summary>How long a search takes; meter <c>PuyangFabu.Search</c>.</summary>
public sealed class SearchMetrics
{
    public const string MeterName = "PuyangFabu.Search";

    private readonly TimeProvider clock;
    private readonly Histogram<double> duration;

    public SearchMetrics(IMeterFactory factory, TimeProvider clock)
    {
        this.clock = clock;
        duration = factory.Create(MeterName).CreateHistogram(
            "puyangfabu.search.duration", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1] });
    }

    public long Begin() => clock.GetTimestamp();

    /// <param name="begun">From <see cref="Begin"/>.</param>
    public void Ended(long begun) => duration.Record(clock.GetElapsedTime(begun).TotalSeconds);
}
