namespace PuyangFabu.Conversation.Cases;

/// <summary>What became of an answer on its way to the citizen, as stored.</summary>
public static class CaseDelivery
{
    /// <summary>Nothing is sent: the citizen looks it up.</summary>
    public const string None = "";

    /// <summary>WeChat allows none now; it waits until the follower writes again.</summary>
    public const string Waiting = "waiting";

    public const string Sending = "sending";
    public const string Sent = "sent";

    /// <summary>There was no answer from WeChat: it may have arrived.</summary>
    public const string Unknown = "unknown";

    /// <summary>What an operator reads.</summary>
    public static string? NoteOf(string delivery) => delivery switch
    {
        Waiting => "现在不能给这位粉丝发消息，等对方再发来消息时送达；也可凭编号和查询码查看。",
        Sending => "正在发给粉丝。",
        Sent => "已发给粉丝。",
        Unknown => "发给了粉丝，没有收到微信的答复，不会自动重发；可凭编号和查询码查看。",
        _ => "市民凭编号和查询码查看。",
    };
}
