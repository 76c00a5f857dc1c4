namespace PuyangFabu.Publishing.Menus;

/// <summary>States of a menu version, as stored and as programs name them.</summary>
public static class MenuStatus
{
    public const string Draft = "draft";
    public const string PendingApproval = "pendingApproval";

    /// <summary>The newest version in this state is in use.</summary>
    public const string Approved = "approved";

    public const string Rejected = "rejected";

    /// <summary>It waited for approval until a newer one was submitted.</summary>
    public const string Replaced = "replaced";

    /// <summary>The state as people call it.</summary>
    public static string NameOf(string status) => status switch
    {
        Draft => "草稿",
        PendingApproval => "待批准",
        Approved => "已批准",
        Rejected => "已退回",
        Replaced => "已被新版取代",
        _ => status,
    };
}
