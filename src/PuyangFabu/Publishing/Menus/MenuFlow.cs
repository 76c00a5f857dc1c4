using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus;

/// <summary>The one table of what may be done with a version of a menu in which state, by whom, and where that leads.</summary>
public static class MenuFlow
{
    public static MoveTable<MenuAction> Table { get; } = new(
    [
        new("", MenuAction.Save, [MenuStatus.Draft], Permission.ManageContent),
        new("", MenuAction.Restore, [MenuStatus.Draft], Permission.ManageContent),
        new(MenuStatus.Draft, MenuAction.Submit, [MenuStatus.PendingApproval], Permission.ManageContent),
        new(MenuStatus.PendingApproval, MenuAction.Approve, [MenuStatus.Approved], Permission.ApproveContent),
        new(MenuStatus.PendingApproval, MenuAction.Reject, [MenuStatus.Rejected], Permission.ApproveContent) { Reason = "要写明退回的理由" },
        new(MenuStatus.PendingApproval, MenuAction.Replace, [MenuStatus.Replaced], null),
    ]);

    /// <summary>The action as people call it.</summary>
    public static string NameOf(MenuAction action) => action switch
    {
        MenuAction.Save => "保存",
        MenuAction.Restore => "恢复旧版",
        MenuAction.Submit => "提交批准",
        MenuAction.Approve => "批准",
        MenuAction.Reject => "退回",
        _ => "取代",
    };
}

/// <summary>What can happen to a version of a menu.</summary>
public enum MenuAction
{
    Save,

    /// <summary>Save the content of an earlier version anew.</summary>
    Restore,

    /// <summary>Put it before a second person.</summary>
    Submit,

    Approve,
    Reject,

    /// <summary>A newer one was put in its place while it waited.</summary>
    Replace,
}
