using PuyangFabu.Publishing.Broadcasts;

namespace PuyangFabu.Console.Broadcasts;

/// <summary>Where on the pages each step of a broadcast is done, and what the link there says.</summary>
public static class BroadcastLinks
{
    public static string PathOf(long id) => FormattableString.Invariant($"/console/broadcasts/{id}");

    public static string PathOf(long id, BroadcastAction action) => $"{PathOf(id)}/{SegmentOf(action)}";

    /// <param name="state">That it is in: what goes out by itself is not sent by a press.</param>
    public static string NameOf(BroadcastAction action, string state) => action switch
    {
        BroadcastAction.Send when state == BroadcastState.Scheduled => "改发送时间",
        BroadcastAction.Approve => "逐条阅读，批准",
        BroadcastAction.Preview => "预览到手机",
        BroadcastAction.Cancel => "取消这条群发",
        _ => BroadcastFlow.NameOf(action),
    };

    /// <summary>The step that leads on, as against those that stop or show it.</summary>
    public static bool LeadsOn(BroadcastAction action, string state) => action switch
    {
        BroadcastAction.Send => state != BroadcastState.Scheduled,
        BroadcastAction.Submit or BroadcastAction.Approve or BroadcastAction.Resolve => true,
        _ => false,
    };

    /// <summary>It ends the broadcast, or takes back what followers have.</summary>
    public static bool Ends(BroadcastAction action) => action is BroadcastAction.Cancel or BroadcastAction.Recall;

    private static string SegmentOf(BroadcastAction action) => action.ToString().ToLowerInvariant();
}
