namespace PuyangFabu.WeChat.Messages;

/// <summary>What became of a template message.</summary>
public enum TemplateSendOutcome
{
    /// <summary>The status says nothing that this library understands.</summary>
    Unknown,

    /// <summary><c>success</c>.</summary>
    Success,

    /// <summary><c>failed:user block</c>: the follower does not take messages of the account.</summary>
    UserBlocked,

    /// <summary><c>failed: system failed</c>, or another failure.</summary>
    Failed,
}
