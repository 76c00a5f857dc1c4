namespace PuyangFabu.Publishing.Broadcasts.Previews;

/// <summary>On whose phone a broadcast is to be shown: one of the two.</summary>
public sealed record PreviewRequest
{
    public string? OpenId { get; init; }

    /// <summary>WeChat id (微信号); 100 previews a day.</summary>
    public string? WxName { get; init; }
}
