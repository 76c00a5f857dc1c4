namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>How followers' data is kept; section <c>Followers</c>.</summary>
public sealed class FollowersOptions
{
    public const string SectionName = "Followers";
    public const int MostDays = 365;
    public const int MostMinutes = 7 * 24 * 60;

    /// <summary>Days after unfollowing until a person's data is wiped; 0 does it within seconds, as WeChat demands.</summary>
    public int WipeAfterUnfollowDays { get; set; }

    /// <summary>Minutes after which the data of somebody who wrote and is known as no follower is wiped; WeChat's repeats are over by then.</summary>
    public int WipeStrangersAfterMinutes { get; set; } = 10;

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(FollowersOptions options) =>
        options.WipeAfterUnfollowDays is < 0 or > MostDays
            ? $"Followers:WipeAfterUnfollowDays 的值 {options.WipeAfterUnfollowDays} 不对，应在 0（立即清除）与 {MostDays} 之间。"
        : options.WipeStrangersAfterMinutes is < 1 or > MostMinutes
            ? $"Followers:WipeStrangersAfterMinutes 的值 {options.WipeStrangersAfterMinutes} 不对，应在 1 与 {MostMinutes}（7 天）之间。"
        : null;
}
