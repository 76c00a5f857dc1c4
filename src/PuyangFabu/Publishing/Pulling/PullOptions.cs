namespace PuyangFabu.Publishing.Pulling;

/// <summary>How articles are fetched from WeChat; section <c>Pull</c>.</summary>
public sealed class PullOptions
{
    public const string SectionName = "Pull";

    /// <summary>Our own page.</summary>
    public const string Own = "own";

    /// <summary>WeChat's page where there is one.</summary>
    public const string WeChat = "wechat";

    /// <summary>Our own page, which has a link to WeChat's.</summary>
    public const string Both = "both";

    /// <summary>Whether an account that was pulled once is looked at anew every day.</summary>
    public bool Daily { get; set; } = true;

    /// <summary>Where answers lead that name an article which WeChat has too: <see cref="Own"/>, <see cref="WeChat"/> or <see cref="Both"/>.</summary>
    public string Links { get; set; } = WeChat;

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(PullOptions options) =>
        options.Links is Own or WeChat or Both ? null : $"Pull:Links 的值“{options.Links}”不对，应为 {Own}（自己的页面）、{WeChat}（微信的页面）或 {Both}（自己的页面，上面有微信的链接）。";
}
