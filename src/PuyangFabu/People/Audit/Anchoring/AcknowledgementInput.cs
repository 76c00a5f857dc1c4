namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>What became of a contradiction.</summary>
public sealed record AcknowledgementInput
{
    public string? Comment { get; init; }

    /// <summary>Which one: <c>contradiction</c> of the verification that was read.</summary>
    public string? Contradiction { get; init; }
}
