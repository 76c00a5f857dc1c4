namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>What can happen to a broadcast.</summary>
public enum BroadcastAction
{
    Create,

    /// <summary>Change what is sent or to whom.</summary>
    Edit,

    /// <summary>Hand it to a second person.</summary>
    Submit,
    Approve,
    Reject,

    /// <summary>Have it go out, now or at a time.</summary>
    Send,

    /// <summary>Show it to one named person.</summary>
    Preview,
    Cancel,

    /// <summary>Have WeChat delete the content of what was sent.</summary>
    Recall,

    /// <summary>A person says what became of something unknown.</summary>
    Resolve,

    /// <summary>An article of it is no longer what was approved.</summary>
    Void,

    /// <summary>It was due and did not go out; a person must decide.</summary>
    Postpone,

    /// <summary>Its time has come.</summary>
    Begin,

    /// <summary>Something became known of its parts.</summary>
    Progress,
}
