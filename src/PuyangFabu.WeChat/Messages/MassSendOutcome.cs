namespace PuyangFabu.WeChat.Messages;

/// <summary>What became of a mass send.</summary>
public enum MassSendOutcome
{
    /// <summary>The status says nothing that this library understands.</summary>
    Unknown,

    /// <summary><c>send success</c>.</summary>
    Success,

    /// <summary><c>send fail</c>: the platform tried and failed.</summary>
    Failed,

    /// <summary><c>err(N)</c>: the platform or the administrator refused the send.</summary>
    Refused,
}
