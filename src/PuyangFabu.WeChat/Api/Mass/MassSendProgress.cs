namespace PuyangFabu.WeChat.Api.Mass;

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
