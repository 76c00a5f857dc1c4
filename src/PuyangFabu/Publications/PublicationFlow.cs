using System.Collections.Frozen;
using System.Text.Json;
using PuyangFabu.Operators;
using static PuyangFabu.Publications.PublicationState;

namespace PuyangFabu.Publications;

/// <summary>The one table of what may be done with a publication in which state.</summary>
public static class PublicationFlow
{
    private static readonly FrozenDictionary<(string State, PublicationAction Action), PublicationMove> Table = new PublicationMove[]
    {
        new(Draft, PublicationAction.Submit, Permission.WriteBroadcasts),
        new(PendingApproval, PublicationAction.Approve, Permission.ApproveBroadcasts),
        new(PendingApproval, PublicationAction.Reject, Permission.ApproveBroadcasts),
        new(Approved, PublicationAction.Reject, Permission.ApproveBroadcasts),
        new(Approved, PublicationAction.Publish, Permission.SendBroadcasts),
        new(Failed, PublicationAction.Publish, Permission.SendBroadcasts),
        new(Draft, PublicationAction.Cancel, Permission.WriteBroadcasts),
        new(PendingApproval, PublicationAction.Cancel, Permission.WriteBroadcasts),
        new(Approved, PublicationAction.Cancel, Permission.WriteBroadcasts),
        new(Failed, PublicationAction.Cancel, Permission.WriteBroadcasts),
        new(Published, PublicationAction.Remove, Permission.SendBroadcasts),
        new(Unknown, PublicationAction.Resolve, Permission.SendBroadcasts),
        new(PendingApproval, PublicationAction.Void, null),
        new(Approved, PublicationAction.Void, null),
        new(Failed, PublicationAction.Void, null),
        new(Publishing, PublicationAction.Progress, null),
        new(Unknown, PublicationAction.Progress, null),
        new(Published, PublicationAction.Progress, null),
        new(Failed, PublicationAction.Progress, null),
    }.ToFrozenDictionary(static move => (move.From, move.Action));

    public static bool Allows(string state, PublicationAction action) => Table.ContainsKey((state, action));

    /// <summary>What people may do in this state if they have the right; the product's own moves are not among it.</summary>
    public static IReadOnlyList<PublicationMove> MovesIn(string state) =>
        [.. Table.Values.Where(move => move.From == state && move.Permission is not null).OrderBy(static move => move.Action)];

    /// <summary>The action as programs call it.</summary>
    public static string CodeOf(PublicationAction action) => JsonNamingPolicy.CamelCase.ConvertName(action.ToString());

    /// <summary>The action as people call it.</summary>
    public static string NameOf(PublicationAction action) => action switch
    {
        PublicationAction.Create => "新建",
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
