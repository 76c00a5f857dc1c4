namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>States of a version of the standard replies, as stored and as programs name them.</summary>
public static class StandardRepliesState
{
    public const string Draft = "draft";
    public const string PendingApproval = "pendingApproval";

    /// <summary>The newest version in this state is what followers get.</summary>
    public const string Approved = "approved";

    public const string Rejected = "rejected";

    /// <summary>It waited for approval until a newer one was submitted.</summary>
    public const string Replaced = "replaced";

    /// <summary>The state as people call it.</summary>
    public static string NameOf(string state) => state switch
    {
        Draft => "草稿",
        PendingApproval => "待批准",
        Approved => "已批准",
        Rejected => "已退回",
        Replaced => "已被新版取代",
        _ => state,
    };
}
