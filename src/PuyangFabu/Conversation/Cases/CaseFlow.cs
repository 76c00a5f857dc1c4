using PuyangFabu.People.Moves;
using static PuyangFabu.Conversation.Cases.CaseAction;
using static PuyangFabu.Conversation.Cases.CaseState;
using static PuyangFabu.People.Actors.Permission;

namespace PuyangFabu.Conversation.Cases;

/// <summary>The one table of what may be done with a case in which state, by whom, and where that leads.</summary>
public static class CaseFlow
{
    private const string WhyReturned = "要写明为什么不归本单位办理";
    private const string WhyLater = "要写明为什么需要延期";
    private const string WhySupervised = "要写明督办的要求，例如几时之前答复";
    private const string WhyHastened = "要写明为什么加急";
    private const string WhyRedone = "要写明哪里没有办好，要怎样重新办理";
    private const string WhyWiped = "要写明为什么清除，例如市民要求；不写市民的姓名和电话";
    private const string WhyRejected = "要写明退回的理由";

    public static MoveTable<CaseAction> Table { get; } = new(
    [
        new(None, Create, [Submitted], ReceiveCases),
        new(Submitted, Accept, [Accepted], ReceiveCases),
        new(Submitted, Decline, [Declined], ReceiveCases),
        new(Accepted, Decline, [Declined], ReceiveCases),
        new(Accepted, Assign, [Assigned], ReceiveCases),
        new(Assigned, Assign, [Assigned], ReceiveCases),
        new(Handling, Assign, [Assigned], ReceiveCases),
        new(Assigned, Sign, [Handling], AnswerCases),
        new(Assigned, Return, [Accepted], AnswerCases) { Reason = WhyReturned },
        new(Handling, Return, [Accepted], AnswerCases) { Reason = WhyReturned },
        new(Handling, Extend, [Handling], AnswerCases) { Reason = WhyLater },
        new(Handling, Grant, [Handling], ApproveCases),
        new(Handling, Reject, [Handling], ApproveCases) { Reason = WhyRejected },
        new(Accepted, Answer, [PendingApproval], AnswerCases),
        new(Handling, Answer, [PendingApproval], AnswerCases),
        new(PendingApproval, Approve, [Answered], ApproveCases),
        new(PendingApproval, Reject, [Handling], ApproveCases) { Reason = WhyRejected },
        new(Answered, Rate, [Answered], null),
        new(Closed, Rate, [Closed], null),
        new(Published, Rate, [Published], null),
        new(Answered, Close, [Closed], ReceiveCases),
        new(Closed, Publish, [Published], PublishCases),
        new(Submitted, Urge, [Submitted], ReceiveCases),
        new(Accepted, Urge, [Accepted], ReceiveCases),
        new(Assigned, Urge, [Assigned], ReceiveCases),
        new(Handling, Urge, [Handling], ReceiveCases),
        new(PendingApproval, Urge, [PendingApproval], ReceiveCases),
        new(Submitted, Supervise, [Submitted], SuperviseCases) { Reason = WhySupervised },
        new(Accepted, Supervise, [Accepted], SuperviseCases) { Reason = WhySupervised },
        new(Assigned, Supervise, [Assigned], SuperviseCases) { Reason = WhySupervised },
        new(Handling, Supervise, [Handling], SuperviseCases) { Reason = WhySupervised },
        new(PendingApproval, Supervise, [PendingApproval], SuperviseCases) { Reason = WhySupervised },
        .. Open.Select(static state => new Move<CaseAction>(state, Hasten, [state], ReceiveCases) { Reason = WhyHastened }),
        new(Answered, Redo, [Handling, Accepted], ReceiveCases) { Reason = WhyRedone },
        new(Closed, Redo, [Handling, Accepted], ReceiveCases) { Reason = WhyRedone },
        .. Done.Select(static state => new Move<CaseAction>(state, Wipe, [state], SuperviseCases) { Reason = WhyWiped }),
    ]);

    /// <summary>The action as people call it.</summary>
    public static string NameOf(CaseAction action) => action switch
    {
        Create => "登记",
        Accept => "受理",
        Decline => "不予受理",
        Assign => "转办",
        Sign => "签收",
        Return => "退回改派",
        Extend => "申请延期",
        Grant => "同意延期",
        Answer => "答复",
        Approve => "审核通过",
        Reject => "退回",
        Rate => "评价",
        Close => "办结",
        Publish => "公开",
        Urge => "催办",
        Supervise => "督办",
        Hasten => "加急",
        Redo => "重新办理",
        Wipe => "清除内容",
        _ => action.ToString(),
    };

    /// <summary>The action of an event as people call it; the code itself when it is none of ours.</summary>
    public static string NameOfCode(string code) => Enum.TryParse<CaseAction>(code, ignoreCase: true, out var action) ? NameOf(action) : code;
}
