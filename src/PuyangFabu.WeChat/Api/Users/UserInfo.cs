namespace PuyangFabu.WeChat.Api.Users;

/// <summary>What WeChat tells of a person; neither name nor picture since the end of 2021.</summary>
public sealed record UserInfo
{
    public required string OpenId { get; init; }

    /// <summary>Of somebody who does not follow only the openid is told.</summary>
    public required bool Subscribed { get; init; }

    /// <summary>Unix seconds of the last follow; 0 when unknown.</summary>
    public long SubscribeTime { get; init; }

    public string Remark { get; init; } = "";

    public IReadOnlyList<long> TagIds { get; init; } = [];

    /// <summary>How the person came, <c>ADD_SCENE_…</c>; empty when unknown.</summary>
    public string SubscribeScene { get; init; } = "";

    /// <summary>Parameter of the QR code the person came by; empty when there was none.</summary>
    public string QrScene { get; init; } = "";
}
