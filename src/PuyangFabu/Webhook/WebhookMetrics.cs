using System.Diagnostics.Metrics;

namespace PuyangFabu.Webhook;

/// <summary>Counts what the webhook does; meter <c>PuyangFabu.Webhook</c>.</summary>
public sealed class WebhookMetrics
{
    public const string MeterName = "PuyangFabu.Webhook";

    private readonly Counter<long> deliveries;
    private readonly Counter<long> handlerFailures;
    private readonly Counter<long> repeats;
    private readonly Counter<long> refusals;
    private readonly Counter<long> notStored;
    private readonly Counter<long> unknownJobs;

    public WebhookMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        deliveries = meter.CreateCounter<long>("puyangfabu.webhook.deliveries");
        handlerFailures = meter.CreateCounter<long>("puyangfabu.webhook.handler_failures");
        refusals = meter.CreateCounter<long>("puyangfabu.webhook.refusals");
        unknownJobs = meter.CreateCounter<long>("puyangfabu.webhook.unknown_jobs");
        repeats = meter.CreateCounter<long>("puyangfabu.webhook.repeats");
        notStored = meter.CreateCounter<long>("puyangfabu.webhook.not_stored");
    }

    public void Answered(int status)
    {
        // Every message comes here: nothing is made of it while nobody listens.
        if (deliveries.Enabled)
        {
            deliveries.Add(1, new KeyValuePair<string, object?>("status", status));
        }
    }

    public void HandlerFailed(string kind) => handlerFailures.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <param name="reason"><c>unverified</c>, <c>plain</c>, <c>signature_reused</c> or <c>recipient</c>.</param>
    public void Refused(string reason) => refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>The end of a job was reported that the account is not known to have begun.</summary>
    /// <param name="kind"><c>mass</c> or <c>publish</c>.</param>
    public void UnknownJob(string kind) => unknownJobs.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Repeated() => repeats.Add(1);

    /// <param name="reason"><c>full</c>, <c>late</c>, <c>failed</c>, <c>refused</c> or <c>stopping</c>.</param>
    public void NotStored(string reason) => notStored.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
