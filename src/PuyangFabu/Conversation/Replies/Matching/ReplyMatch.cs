namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>How a rule's keywords are compared with what a follower sent.</summary>
public enum ReplyMatch
{
    /// <summary>The whole text is the keyword, but for punctuation and white space around it.</summary>
    Exact,

    /// <summary>The keyword occurs somewhere in the text.</summary>
    Contains,
}
