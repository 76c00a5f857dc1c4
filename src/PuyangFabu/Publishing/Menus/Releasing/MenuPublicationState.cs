namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>States of a publication of a menu, as stored and as programs name them.</summary>
public static class MenuPublicationState
{
    public const string Scheduled = "scheduled";

    /// <summary>The call to WeChat may be under way.</summary>
    public const string Publishing = "publishing";

    public const string Published = "published";

    /// <summary>WeChat refused, or was not reached: followers still see the menu before.</summary>
    public const string Failed = "failed";

    /// <summary>Nobody knows whether WeChat took it.</summary>
    public const string Unknown = "unknown";

    /// <summary>Its time went by; a person decides.</summary>
    public const string Waiting = "waiting";

    public const string Cancelled = "cancelled";

    /// <summary>The state as people call it.</summary>
    public static string NameOf(string state) => state switch
    {
        Scheduled => "定时待发",
        Publishing => "正在发布",
        Published => "已发布",
        Failed => "发布失败",
        Unknown => "结果未知",
        Waiting => "等人处理",
        Cancelled => "已取消",
        _ => state,
    };
}
