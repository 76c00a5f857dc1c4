using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>The one table of what may be done with a version of the standard replies in which state, by whom, and where that leads.</summary>
public static class StandardRepliesFlow
{
    public static MoveTable<StandardRepliesAction> Table { get; } = new(
    [
        new("", StandardRepliesAction.Save, [StandardRepliesState.Draft], Permission.ManageContent),
        new("", StandardRepliesAction.Restore, [StandardRepliesState.Draft], Permission.ManageContent),
        new(StandardRepliesState.Draft, StandardRepliesAction.Submit, [StandardRepliesState.PendingApproval], Permission.ManageContent),
        new(StandardRepliesState.PendingApproval, StandardRepliesAction.Approve, [StandardRepliesState.Approved], Permission.ApproveContent),
        new(StandardRepliesState.PendingApproval, StandardRepliesAction.Reject, [StandardRepliesState.Rejected], Permission.ApproveContent) { Reason = "要写明退回的理由" },
        new(StandardRepliesState.PendingApproval, StandardRepliesAction.Replace, [StandardRepliesState.Replaced], null),
    ]);

    /// <summary>The action as people call it.</summary>
    public static string NameOf(StandardRepliesAction action) => action switch
    {
        StandardRepliesAction.Save => "保存",
        StandardRepliesAction.Restore => "恢复旧版",
        StandardRepliesAction.Submit => "提交批准",
        StandardRepliesAction.Approve => "批准",
        StandardRepliesAction.Reject => "退回",
        _ => "取代",
    };
}

/// <summary>What can happen to a version of the standard replies.</summary>
public enum StandardRepliesAction
{
    Save,

    /// <summary>Save the texts of an earlier version anew.</summary>
    Restore,

    /// <summary>Put it before a second person.</summary>
    Submit,

    Approve,
    Reject,

    /// <summary>A newer one was put in its place while it waited.</summary>
    Replace,
}
