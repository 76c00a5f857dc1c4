namespace PuyangFabu.Publishing.Broadcasts.Previews;

/// <summary>A phone to be registered: one of the two, and whose it is.</summary>
public sealed record PreviewNameInput
{
    public string? OpenId { get; init; }

    /// <summary>WeChat id (微信号).</summary>
    public string? WxName { get; init; }

    public string? Note { get; init; }
}
