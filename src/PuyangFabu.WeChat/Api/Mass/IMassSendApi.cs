namespace PuyangFabu.WeChat.Api.Mass;

/// <summary>
/// Mass sending (群发), <c>/cgi-bin/message/mass/…</c>. A call is never repeated by itself except after a token that WeChat
/// refused: what was sent cannot be called back.
/// </summary>
public interface IMassSendApi
{
    /// <summary><c>sendall</c> for all and for a tag, <c>send</c> for a list.</summary>
    /// <param name="clientMsgId">Key of this send, 1 to 32 bytes; WeChat refuses it again for 24 hours (45065 with the id of the job).</param>
    Task<ApiAnswer<MassSendReceipt>> SendAsync(
        ApiAccount account, MassAudience audience, MassContent content, string clientMsgId, CancellationToken cancellation);

    /// <param name="openId">A follower, or null when <paramref name="wxName"/> is given.</param>
    /// <param name="wxName">WeChat id (微信号) of a follower; 100 a day.</param>
    Task<ApiAnswer<ApiDone>> PreviewAsync(
        ApiAccount account, string? openId, string? wxName, MassContent content, CancellationToken cancellation);

    Task<ApiAnswer<MassSendProgress>> ProgressAsync(ApiAccount account, string msgId, CancellationToken cancellation);

    /// <summary>Takes the content away; the card stays in the chats, its link is dead.</summary>
    /// <param name="articleIndex">From 1; 0 takes all articles of the job.</param>
    Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string msgId, int articleIndex, CancellationToken cancellation);

    /// <returns>0 (800 000 a minute) to 4 (100 000).</returns>
    Task<ApiAnswer<int>> SpeedAsync(ApiAccount account, CancellationToken cancellation);

    /// <param name="speed">0 (800 000 a minute) to 4 (100 000).</param>
    Task<ApiAnswer<ApiDone>> SetSpeedAsync(ApiAccount account, int speed, CancellationToken cancellation);
}

/// <summary>WeChat took the job; nobody has received it yet.</summary>
/// <param name="MsgId">The job.</param>
/// <param name="MsgDataId">Of the content; only for articles.</param>
public sealed record MassSendReceipt(string MsgId, string? MsgDataId);

/// <summary>State of a job, <c>msg_status</c>.</summary>
public enum MassSendProgress
{
    /// <summary>A status that this library does not know.</summary>
    Unknown,

    /// <summary><c>SENDING</c>.</summary>
    Sending,

    /// <summary><c>SEND_SUCCESS</c>.</summary>
    Succeeded,

    /// <summary><c>SEND_FAIL</c>.</summary>
    Failed,

    /// <summary><c>DELETE</c>.</summary>
    Deleted,
}
