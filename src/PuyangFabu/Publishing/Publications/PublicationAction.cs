namespace PuyangFabu.Publishing.Publications;

/// <summary>What can be done with a publication, or happen to it.</summary>
public enum PublicationAction
{
    Create,

    /// <summary>Hand it in with the articles as they are now.</summary>
    Submit,

    Approve,
    Reject,
    Cancel,

    /// <summary>Ask WeChat to publish.</summary>
    Publish,

    /// <summary>Take it away at WeChat.</summary>
    Remove,

    /// <summary>A person says what became of an unknown one.</summary>
    Resolve,

    /// <summary>An article was changed after it was chosen: the approval counts no more.</summary>
    Void,

    /// <summary>What WeChat answered or reported.</summary>
    Progress,
}
