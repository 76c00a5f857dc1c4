namespace PuyangFabu.Review;

/// <summary>What can be done with an article.</summary>
public enum ReviewAction
{
    Create,

    /// <summary>Save a changed text, also by going back to an earlier version.</summary>
    Edit,

    /// <summary>Hand in for review (送审).</summary>
    Submit,
    Approve,
    Reject,

    /// <summary>Show it to readers now.</summary>
    Publish,

    /// <summary>Have it published by itself later, or at another time than planned.</summary>
    Schedule,
    Unschedule,

    /// <summary>Show what was planned at its time, or give it back to those who publish when it is not proven any more.</summary>
    PublishDue,

    /// <summary>Return what passed the review to its writer instead of publishing it.</summary>
    SendBack,

    /// <summary>Take it from readers (撤稿).</summary>
    Withdraw,

    /// <summary>Make up for something that an urgent publication left open.</summary>
    Confirm,

    /// <summary>Into the recycle bin.</summary>
    Delete,

    /// <summary>Out of the recycle bin.</summary>
    Restore,

    /// <summary>Keep for oneself while editing.</summary>
    Lock,
    Unlock,
}
