namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>Which calls are listed; null means all.</summary>
public sealed record OutsideCallFilter
{
    public string? Account { get; init; }

    public string? Kind { get; init; }

    public string? State { get; init; }

    /// <summary>Only older ones.</summary>
    public long BeforeId { get; init; } = long.MaxValue;
}
