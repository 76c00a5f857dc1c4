namespace PuyangFabu.Followers;

/// <summary>How followers' data is kept; section <c>Followers</c>.</summary>
public sealed class FollowersOptions
{
    public const string SectionName = "Followers";
    public const int MostDays = 365;

    /// <summary>Days after unfollowing until a person's data is wiped; 0 does it within seconds, as WeChat demands.</summary>
    public int WipeAfterUnfollowDays { get; set; }
}
