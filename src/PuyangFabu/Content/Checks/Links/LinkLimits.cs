namespace PuyangFabu.Content.Checks.Links;

/// <summary>How much a look at the links of a text may cost.</summary>
internal sealed record LinkLimits
{
    public TimeSpan Each { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan All { get; init; } = TimeSpan.FromSeconds(5);

    public int Most { get; init; } = 20;

    public int AtOnce { get; init; } = 4;
}
