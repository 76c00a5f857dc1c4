namespace PuyangFabu.Audit.Anchoring;

/// <summary>What became of a contradiction.</summary>
public sealed record AcknowledgementInput
{
    public string? Comment { get; init; }
}
