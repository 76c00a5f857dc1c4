namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>States of a broadcast, as stored and as programs name them.</summary>
public static class BroadcastState
{
    /// <summary>Of what is not there yet; no row has it.</summary>
    public const string None = "";

    public const string Draft = "draft";
    public const string PendingApproval = "pendingApproval";

    /// <summary>Waits for a person to send it.</summary>
    public const string Approved = "approved";

    /// <summary>Goes out by itself at its time.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>Its parts are being handed to WeChat.</summary>
    public const string Sending = "sending";

    /// <summary>Nobody knows whether WeChat took a part of it.</summary>
    public const string Unknown = "unknown";

    /// <summary>WeChat took all of it and delivers.</summary>
    public const string Submitted = "submitted";

    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    /// <summary>WeChat is being asked to delete its content; whether it did is not known yet.</summary>
    public const string Recalling = "recalling";

    /// <summary>Its content was deleted at WeChat; the cards stay in the chats.</summary>
    public const string Recalled = "recalled";

    public static IReadOnlyList<string> All { get; } =
        [Draft, PendingApproval, Approved, Scheduled, Sending, Unknown, Submitted, Succeeded, Failed, Cancelled, Recalling, Recalled];

    /// <summary>Whether it relies on an approval, or will, which a change of an article or a restore voids.</summary>
    public static bool Relies(string state) => state is PendingApproval or Approved or Scheduled;

    /// <summary>Whether nothing of it has been tried: what is to be known before it goes out can still be heeded.</summary>
    public static bool IsAhead(string state) => state == Draft || Relies(state);

    /// <summary>Whether something still becomes known of it by itself.</summary>
    public static bool IsMoving(string state) => state is Sending or Submitted or Unknown or Recalling;

    /// <summary>The state as people call it.</summary>
    public static string NameOf(string state) => state switch
    {
        Draft => "草稿",
        PendingApproval => "待批准",
        Approved => "已批准，待发送",
        Scheduled => "已排期",
        Sending => "正在发送",
        Unknown => "结果未知",
        Submitted => "微信已受理",
        Succeeded => "已送达",
        Failed => "未成功",
        Cancelled => "已取消",
        Recalling => "正在撤回",
        Recalled => "已撤回",
        _ => state,
    };

    /// <summary>What the states of its parts make of a broadcast that is being sent.</summary>
    public static string Of(IReadOnlyList<BroadcastPart> parts)
    {
        bool Any(string state) => parts.Any(part => part.State == state);
        return Any(PartState.Sending) || Any(PartState.Waiting) ? Sending
            : Any(PartState.Unknown) ? Unknown
            : Any(PartState.Submitted) ? Submitted
            : Any(PartState.Failed) ? Failed
            : Any(PartState.Succeeded) ? Succeeded
            : Any(PartState.Recalled) ? Recalled
            : Cancelled;
    }
}
