namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>What became of an answer on its way to the citizen, as stored.</summary>
public static class CaseDelivery
{
    /// <summary>Nothing is sent: the citizen looks it up.</summary>
    public const string None = "";

    /// <summary>WeChat allows nothing now; it waits until the follower writes again.</summary>
    public const string Waiting = "waiting";

    public const string Sending = "sending";
    public const string Sent = "sent";

    /// <summary>There was no answer from WeChat: it may have arrived.</summary>
    public const string Unknown = "unknown";

    /// <summary>As a customer-service message, with the text of the answer.</summary>
    public const string ByMessage = "message";

    /// <summary>As a notice that the follower agreed to (订阅通知), which says that the answer is there.</summary>
    public const string ByNotice = "notice";

    /// <summary>What is to become of something that a case's follower is to be told.</summary>
    public static string Of(Case found) => found.OpenId.Length > 0 ? Waiting : None;

    /// <summary>What an operator reads.</summary>
    /// <param name="way">See <see cref="ByMessage"/>.</param>
    public static string? NoteOf(string delivery, string way) => delivery switch
    {
        Waiting when way == ByNotice => "发过订阅通知，没有送到；等对方再发来消息时送达，也可凭编号和查询码查看。",
        Waiting => "现在不能给这位粉丝发消息，对方也没有同意接收订阅通知；等对方再发来消息时送达，也可凭编号和查询码查看。",
        Sending => $"正在用{NameOf(way)}发给粉丝。",
        Sent when way == ByNotice => "已用订阅通知告诉粉丝，点开可以查询答复。",
        Sent => "已用客服消息发给粉丝。",
        Unknown => $"用{NameOf(way)}发给了粉丝，没有收到微信的答复，不会自动重发；可凭编号和查询码查看。",
        _ => "市民凭编号和查询码查看。",
    };

    private static string NameOf(string way) => way == ByNotice ? "订阅通知" : "客服消息";
}
