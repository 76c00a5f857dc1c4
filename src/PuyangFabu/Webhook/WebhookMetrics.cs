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

    public WebhookMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        deliveries = meter.CreateCounter<long>("puyangfabu.webhook.deliveries");
        handlerFailures = meter.CreateCounter<long>("puyangfabu.webhook.handler_failures");
        refusals = meter.CreateCounter<long>("puyangfabu.webhook.refusals");
        repeats = meter.CreateCounter<long>("puyangfabu.webhook.repeats");
    }

    public void Answered(int status) => deliveries.Add(1, new KeyValuePair<string, object?>("status", status));

    public void HandlerFailed(string kind) => handlerFailures.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <param name="reason"><c>unverified</c>, <c>plain</c>, <c>signature_reused</c> or <c>recipient</c>.</param>
    public void Refused(string reason) => refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Repeated() => repeats.Add(1);
}
