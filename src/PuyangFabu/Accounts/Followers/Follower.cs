namespace PuyangFabu.Accounts.Followers;

/// <summary>A person who follows, or once followed, an account.</summary>
public sealed record Follower
{
    public required string Account { get; init; }

    public required string OpenId { get; init; }

    public required bool Following { get; init; }

    public long? FollowedMs { get; init; }

    public long? UnfollowedMs { get; init; }

    /// <summary>Where the last follow came from: the parameter of a QR code, or empty.</summary>
    public string Scene { get; init; } = "";

    /// <summary>What operators see in the place of the openid, see <see cref="FollowerNames"/>; empty until it was made.</summary>
    public string Code { get; init; } = "";

    /// <summary>What operators call the person; kept at WeChat too.</summary>
    public string Remark { get; init; } = "";

    /// <summary>How the person came, WeChat's <c>ADD_SCENE_…</c>; empty until synchronised.</summary>
    public string Source { get; init; } = "";

    /// <summary>Ids of the tags, see <see cref="TagIdList"/>.</summary>
    public string TagIds { get; init; } = "";

    /// <summary>When WeChat did not know the openid though it follows as far as is known here; null once it was seen again.</summary>
    public long? StaleMs { get; init; }
}
