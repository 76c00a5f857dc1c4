using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Danger;

/// <summary>One kind of danger as handed in; see <see cref="DangerGroup"/>.</summary>
[EchoOf(typeof(DangerGroup))]
public sealed record DangerGroupInput
{
    public string? Name { get; init; }

    /// <summary>Left out: true.</summary>
    public bool? ThreatensLife { get; init; }

    public IReadOnlyList<string?>? Words { get; init; }

    public IReadOnlyList<string?>? Except { get; init; }

    public string? Text { get; init; }
}
