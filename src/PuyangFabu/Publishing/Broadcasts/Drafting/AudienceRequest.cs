namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>To whom: exactly one of the three.</summary>
public sealed record AudienceRequest
{
    public bool? All { get; init; }

    /// <summary>WeChat's id of the tag.</summary>
    public long? TagId { get; init; }

    /// <summary>Two at least; only for verified service accounts.</summary>
    public IReadOnlyList<string>? OpenIds { get; init; }
}
