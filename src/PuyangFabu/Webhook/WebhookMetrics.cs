using System.Diagnostics.Metrics;

namespace PuyangFabu.Webhook;

/// <summary>Counts what the webhook does and how long its answers take; meter <c>PuyangFabu.Webhook</c>. Nothing here allocates for a message.</summary>
public sealed class WebhookMetrics
{
    public const string MeterName = "PuyangFabu.Webhook";

    private static readonly string[] RefusalReasons = ["unverified", "plain", "signature_reused", "recipient"];
    private static readonly string[] NotStoredReasons = ["full", "late", "failed", "refused", "stopping"];
    private static readonly string[] FailureKinds = ["error", "timeout", "reply", "write", "team", "team-timeout"];
    private static readonly string[] JobKinds = ["mass", "publish"];

    // Boxed once: a number as a tag would be a new object for each message.
    private static readonly int[] StatusNumbers = [200, 400, 403, 500];
    private static readonly object[] Statuses = [.. StatusNumbers.Select(static status => (object)status)];

    private readonly TimeProvider clock;
    private readonly Counter<long> deliveries;
    private readonly Histogram<double> duration;
    private readonly Counter<long> handlerFailures;
    private readonly Counter<long> repeats;
    private readonly Counter<long> refusals;
    private readonly Counter<long> notStored;
    private readonly Counter<long> unknownJobs;

    public WebhookMetrics(IMeterFactory factory, TimeProvider clock)
    {
        this.clock = clock;
        var meter = factory.Create(MeterName);
        deliveries = meter.CreateCounter<long>("puyangfabu.webhook.deliveries");
        handlerFailures = meter.CreateCounter<long>("puyangfabu.webhook.handler_failures");
        refusals = meter.CreateCounter<long>("puyangfabu.webhook.refusals");
        unknownJobs = meter.CreateCounter<long>("puyangfabu.webhook.unknown_jobs");
        repeats = meter.CreateCounter<long>("puyangfabu.webhook.repeats");
        notStored = meter.CreateCounter<long>("puyangfabu.webhook.not_stored");

        // Four seconds are ours, at five WeChat hangs up: whoever is on duty asks for just these.
        duration = meter.CreateHistogram(
            "puyangfabu.webhook.duration", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 5, 10] });
    }

    /// <summary>The moment from which an answer's time counts.</summary>
    public long Begin() => clock.GetTimestamp();

    /// <param name="begun">From <see cref="Begin"/>.</param>
    public void Answered(WebhookAnswer answer, long begun)
    {
        deliveries.Add(1, new KeyValuePair<string, object?>("status", Boxed(answer.Status)));
        duration.Record(clock.GetElapsedTime(begun).TotalSeconds, new KeyValuePair<string, object?>("outcome", OutcomeOf(answer)));
    }

    public void HandlerFailed(string kind) => handlerFailures.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <param name="reason"><c>unverified</c>, <c>plain</c>, <c>signature_reused</c> or <c>recipient</c>.</param>
    public void Refused(string reason) => refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>The end of a job was reported that the account is not known to have begun.</summary>
    /// <param name="kind"><c>mass</c> or <c>publish</c>.</param>
    public void UnknownJob(string kind) => unknownJobs.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <param name="joined">True when it got the reply of a delivery that this process still had; false when the reply stood in the inbox.</param>
    public void Repeated(bool joined) => repeats.Add(1, new KeyValuePair<string, object?>("from", joined ? "memory" : "store"));

    /// <param name="reason"><c>full</c>, <c>late</c>, <c>failed</c>, <c>refused</c> or <c>stopping</c>.</param>
    public void NotStored(string reason) => notStored.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>Shows every count as 0 to who listens by now: a rise from nothing is none that an alert could see.</summary>
    public void ShowZeros()
    {
        Show(deliveries, "status", Statuses);
        Show(refusals, "reason", RefusalReasons);
        Show(notStored, "reason", NotStoredReasons);
        Show(handlerFailures, "kind", FailureKinds);
        Show(unknownJobs, "kind", JobKinds);
        Show(repeats, "from", ["memory", "store"]);
    }

    private static void Show(Counter<long> counter, string tag, object[] values)
    {
        foreach (var value in values)
        {
            counter.Add(0, new KeyValuePair<string, object?>(tag, value));
        }
    }

    private static object Boxed(int status) => Array.IndexOf(StatusNumbers, status) is var index and >= 0 ? Statuses[index] : status;

    private static string OutcomeOf(WebhookAnswer answer) => answer switch
    {
        { Status: 200, IsXml: true } => "reply",
        { Status: 200 } => "silent",
        { Status: 403 } => "refused",
        { Status: 400 } => "unreadable",
        _ => "not_stored",
    };
}
