namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>States of one part of a broadcast: one mass-send job at WeChat.</summary>
public static class PartState
{
    /// <summary>Not tried yet, or tried and certainly not taken.</summary>
    public const string Waiting = "waiting";

    /// <summary>The intent is on disk and the call may be under way.</summary>
    public const string Sending = "sending";

    /// <summary>The call may or may not have reached WeChat.</summary>
    public const string Unknown = "unknown";

    public const string Submitted = "submitted";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
    public const string Recalled = "recalled";

    /// <summary>The state as people call it.</summary>
    public static string NameOf(string state) => state switch
    {
        Waiting => "等待发送",
        Sending => "正在提交",
        Unknown => "结果未知",
        Submitted => "微信已受理",
        Succeeded => "已送达",
        Failed => "未成功",
        Cancelled => "已取消",
        Recalled => "已撤回",
        _ => state,
    };
}
