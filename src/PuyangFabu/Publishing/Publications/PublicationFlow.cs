using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using static PuyangFabu.Publishing.Publications.PublicationState;

namespace PuyangFabu.Publishing.Publications;

/// <summary>
/// The one table of what may be done with a publication in which state, and where that leads; no move ends anywhere else, see
/// <see cref="Opened{TRow, TAction, TEvent}"/>.
/// </summary>
public static class PublicationFlow
{
    /// <summary>What WeChat's answers and reports can make of it.</summary>
    private static readonly string[] AtWeChat = [PublicationState.Publishing, Unknown, Published, Removed, Failed];

    public static MoveTable<PublicationAction> Table { get; } = new(
    [
        new(None, PublicationAction.Create, [Draft], Permission.WriteBroadcasts),
        new(Draft, PublicationAction.Edit, [Draft], Permission.WriteBroadcasts),
        new(Draft, PublicationAction.Submit, [PendingApproval], Permission.WriteBroadcasts),
        new(PendingApproval, PublicationAction.Approve, [Approved], Permission.ApproveBroadcasts),
        new(PendingApproval, PublicationAction.Reject, [Draft], Permission.ApproveBroadcasts) { Reason = "要写明退回的理由" },
        new(Approved, PublicationAction.Reject, [Draft], Permission.ApproveBroadcasts) { Reason = "要写明退回的理由" },
        new(Approved, PublicationAction.Publish, [PublicationState.Publishing], Permission.SendBroadcasts),
        new(Failed, PublicationAction.Publish, [PublicationState.Publishing], Permission.SendBroadcasts),
        new(Draft, PublicationAction.Cancel, [Cancelled], Permission.WriteBroadcasts),
        new(PendingApproval, PublicationAction.Cancel, [Cancelled], Permission.WriteBroadcasts),
        new(Approved, PublicationAction.Cancel, [Cancelled], Permission.WriteBroadcasts),
        new(Failed, PublicationAction.Cancel, [Cancelled], Permission.WriteBroadcasts),
        new(Published, PublicationAction.Remove, [Published], Permission.SendBroadcasts) { Reason = "要写明删除的理由" },
        new(Unknown, PublicationAction.Resolve, [Published, Failed], Permission.SendBroadcasts) { Reason = "要写明是怎样核对的" },
        new(PendingApproval, PublicationAction.Void, [Draft], null),
        new(Approved, PublicationAction.Void, [Draft], null),
        new(Failed, PublicationAction.Void, [Draft], null),
        new(PublicationState.Publishing, PublicationAction.Progress, AtWeChat, null),
        new(Unknown, PublicationAction.Progress, AtWeChat, null),
        new(Published, PublicationAction.Progress, AtWeChat, null),
        new(Failed, PublicationAction.Progress, AtWeChat, null),
    ]);

    /// <summary>The action as people call it.</summary>
    public static string NameOf(PublicationAction action) => action switch
    {
        PublicationAction.Create => "新建",
        PublicationAction.Edit => "修改",
        PublicationAction.Submit => "提交批准",
        PublicationAction.Approve => "批准",
        PublicationAction.Reject => "退回",
        PublicationAction.Cancel => "取消",
        PublicationAction.Publish => "发布",
        PublicationAction.Remove => "删除",
        PublicationAction.Resolve => "人工确认结果",
        PublicationAction.Void => "批准作废",
        _ => "进展",
    };
}

/// <summary>What can be done with a publication, or happen to it.</summary>
public enum PublicationAction
{
    Create,
    Edit,

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
