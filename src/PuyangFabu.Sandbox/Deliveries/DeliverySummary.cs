namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>A line of the delivery list; the bytes are fetched when somebody opens it.</summary>
internal sealed record DeliverySummary(
    long Id,
    string OpenId,
    string Label,
    long? RepeatOf,
    DateTimeOffset StartedAt,
    CallbackMode Mode,
    bool Twice,
    DeliveryOutcome Outcome,
    int Findings,
    IReadOnlyList<AttemptSummary> Attempts)
{
    public static DeliverySummary Of(Delivery delivery) => new(
        delivery.Id,
        delivery.OpenId,
        delivery.Label,
        delivery.RepeatOf,
        delivery.StartedAt,
        delivery.Plan.Mode,
        delivery.Plan.Twice,
        delivery.Outcome,
        delivery.Findings.Count,
        [.. delivery.Attempts.Select(a => new AttemptSummary(a.Number, a.State, a.ElapsedMs, a.Won))]);
}

/// <summary>One request of a delivery without its bytes.</summary>
internal sealed record AttemptSummary(int Number, AttemptState State, double? ElapsedMs, bool Won);
