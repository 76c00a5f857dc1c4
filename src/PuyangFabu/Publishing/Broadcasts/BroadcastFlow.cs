using PuyangFabu.People.Moves;
using static PuyangFabu.People.Actors.Permission;
using static PuyangFabu.Publishing.Broadcasts.BroadcastAction;
using static PuyangFabu.Publishing.Broadcasts.BroadcastState;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>
/// The one table of what may be done with a broadcast in which state, where that leads, and by whom; no move ends anywhere
/// else, see <see cref="Opened{TRow, TAction, TEvent}"/>. Once it is being sent only its parts say what it is, see
/// <see cref="BroadcastState.Of"/>; only the sender may take it back then, while no part of it was ever tried.
/// </summary>
public static class BroadcastFlow
{
    private const string WhyRejected = "要写明退回的理由";
    private const string HowResolved = "要写明依据，比如在公众平台的发送记录里看到了什么";

    /// <summary>What the parts can make of it.</summary>
    private static readonly string[] Tallied = [BroadcastState.Sending, BroadcastState.Unknown, Submitted, Succeeded, Failed, Cancelled, Recalled];

    /// <summary>Planned; or on its way again at once, where some of it has gone out or been tried.</summary>
    private static readonly string[] Planned = [Scheduled, BroadcastState.Sending];

    public static MoveTable<BroadcastAction> Table { get; } = new(
    [
        new(None, Create, [Draft], WriteBroadcasts),
        new(Draft, Edit, [Draft], WriteBroadcasts),
        new(Draft, Submit, [PendingApproval], WriteBroadcasts),
        new(PendingApproval, Approve, [Approved], ApproveBroadcasts),
        new(PendingApproval, Reject, [Draft], ApproveBroadcasts) { Reason = WhyRejected },
        new(Approved, Reject, [Draft], ApproveBroadcasts) { Reason = WhyRejected },
        new(Approved, BroadcastAction.Send, Planned, SendBroadcasts),
        new(Scheduled, BroadcastAction.Send, Planned, SendBroadcasts),
        new(Failed, BroadcastAction.Send, Planned, SendBroadcasts),
        new(Draft, Preview, [Draft], WriteBroadcasts),
        new(PendingApproval, Preview, [PendingApproval], WriteBroadcasts),
        new(Approved, Preview, [Approved], WriteBroadcasts),
        new(Scheduled, Preview, [Scheduled], WriteBroadcasts),
        new(Draft, Cancel, [Cancelled], WriteBroadcasts),
        new(PendingApproval, Cancel, [Cancelled], WriteBroadcasts),
        new(Approved, Cancel, [Cancelled], WriteBroadcasts),
        new(Scheduled, Cancel, [Cancelled], WriteBroadcasts),
        new(BroadcastState.Sending, Cancel, Tallied, WriteBroadcasts),
        new(BroadcastState.Unknown, Cancel, Tallied, WriteBroadcasts),
        new(Submitted, Recall, [Recalling], SendBroadcasts),
        new(Succeeded, Recall, [Recalling], SendBroadcasts),
        new(Failed, Recall, [Recalling], SendBroadcasts),
        new(Recalling, Recall, [Recalling], SendBroadcasts),
        new(Failed, Acknowledge, [Failed], WriteBroadcasts),
        new(BroadcastState.Unknown, Resolve, Tallied, SendBroadcasts) { Reason = HowResolved },
        new(Submitted, Resolve, Tallied, SendBroadcasts) { Reason = HowResolved },
        new(PendingApproval, BroadcastAction.Void, [Draft], null),
        new(Approved, BroadcastAction.Void, [Draft], null),
        new(Scheduled, BroadcastAction.Void, [Draft], null),
        new(BroadcastState.Sending, BroadcastAction.Void, [Draft], null),
        new(Approved, Postpone, [Approved], null),
        new(Scheduled, Postpone, [Approved], null),
        new(BroadcastState.Sending, Postpone, [Approved], null),
        new(Scheduled, Begin, [BroadcastState.Sending], null),
        new(BroadcastState.Sending, Publish, [BroadcastState.Sending], null),
        new(BroadcastState.Unknown, Publish, [BroadcastState.Unknown], null),
        new(Draft, Progress, [Draft], null),
        new(BroadcastState.Sending, Progress, Tallied, null),
        new(BroadcastState.Unknown, Progress, Tallied, null),
        new(Submitted, Progress, Tallied, null),
        new(Succeeded, Progress, Tallied, null),
        new(Failed, Progress, Tallied, null),
        new(Recalling, Progress, [Recalling, .. Tallied], null),
    ]);

    /// <summary>The action as people call it.</summary>
    public static string NameOf(BroadcastAction action) => action switch
    {
        Create => "新建",
        Edit => "修改",
        Submit => "提交批准",
        Approve => "批准",
        Reject => "退回",
        BroadcastAction.Send => "安排发送",
        Preview => "预览",
        Cancel => "取消",
        Recall => "撤回",
        Resolve => "人工确认结果",
        Acknowledge => "知道了",
        BroadcastAction.Void => "批准作废",
        Postpone => "暂缓，等人处理",
        Begin => "开始发送",
        Publish => "发布稿件",
        Progress => "进展",
        _ => action.ToString(),
    };

    /// <summary>The action of an event as people call it; the code itself when it is none of ours.</summary>
    public static string NameOfCode(string code) => Enum.TryParse<BroadcastAction>(code, ignoreCase: true, out var action) ? NameOf(action) : code;
}

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

    /// <summary>Somebody knows that it failed, and it waits for nobody any more.</summary>
    Acknowledge,

    /// <summary>An article of it is no longer what was approved.</summary>
    Void,

    /// <summary>It was due and did not go out; a person must decide.</summary>
    Postpone,

    /// <summary>Its time has come.</summary>
    Begin,

    /// <summary>Articles of it that readers did not see yet went live, in the moment in which it was handed to WeChat.</summary>
    Publish,

    /// <summary>Something became known of its parts.</summary>
    Progress,
}
