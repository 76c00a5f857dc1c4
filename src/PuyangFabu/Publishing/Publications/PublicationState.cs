namespace PuyangFabu.Publishing.Publications;

/// <summary>States of a publication, as stored and as programs name them.</summary>
public static class PublicationState
{
    /// <summary>Of what is not there yet; no row has it.</summary>
    public const string None = "";

    public const string Draft = "draft";
    public const string PendingApproval = "pendingApproval";
    public const string Approved = "approved";

    /// <summary>WeChat was asked, or is just being asked.</summary>
    public const string Publishing = "publishing";

    public const string Published = "published";

    /// <summary>Certainly not published; a person may publish it again.</summary>
    public const string Failed = "failed";

    /// <summary>WeChat was asked and did not answer: perhaps published, perhaps not.</summary>
    public const string Unknown = "unknown";

    public const string Removed = "removed";
    public const string Cancelled = "cancelled";

    public static IReadOnlyList<string> All { get; } =
        [Draft, PendingApproval, Approved, Publishing, Published, Failed, Unknown, Removed, Cancelled];

    /// <summary>The state as people call it.</summary>
    public static string NameOf(string state) => state switch
    {
        Draft => "草稿",
        PendingApproval => "待批准",
        Approved => "已批准",
        Publishing => "正在发布",
        Published => "已发布",
        Failed => "发布失败",
        Unknown => "结果未知",
        Removed => "已删除",
        Cancelled => "已取消",
        _ => state,
    };
}
