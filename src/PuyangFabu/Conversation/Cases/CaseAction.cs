namespace PuyangFabu.Conversation.Cases;

/// <summary>What can happen to a case.</summary>
public enum CaseAction
{
    Create,

    /// <summary>Take it on.</summary>
    Accept,

    /// <summary>Do not take it on, for a reason that the citizen reads.</summary>
    Decline,

    /// <summary>Hand it to a unit.</summary>
    Assign,

    /// <summary>The unit takes it.</summary>
    Sign,

    /// <summary>It is none of the unit's: another one is to be found.</summary>
    Return,

    /// <summary>Ask for more time.</summary>
    Extend,

    /// <summary>Give the time that was asked for.</summary>
    Grant,

    /// <summary>Write the answer and put it before a second person.</summary>
    Answer,

    /// <summary>Let the answer go to the citizen.</summary>
    Approve,

    /// <summary>Send the answer back; or refuse the time that was asked for.</summary>
    Reject,

    /// <summary>The citizen says how good it was.</summary>
    Rate,

    Close,

    /// <summary>Make an article of it, for the review of articles.</summary>
    Publish,

    /// <summary>Remind those whose turn it is.</summary>
    Urge,

    /// <summary>The chief tells to see to it (督办).</summary>
    Supervise,

    /// <summary>Put it before others, with an earlier term where one is given (加急).</summary>
    Hasten,

    /// <summary>The citizen was not content with the answer: it is handled anew.</summary>
    Redo,

    /// <summary>What the citizen wrote goes at his wish, before its time.</summary>
    Wipe,
}
