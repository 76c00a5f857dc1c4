namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>Whom a mass send is for: everyone, a tag, or named openids.</summary>
public sealed record MassAudience
{
    public bool ToAll { get; init; }

    public int? TagId { get; init; }

    /// <summary>As they were given; empty for everyone and for a tag.</summary>
    public IReadOnlyList<string> OpenIds { get; init; } = [];
}
