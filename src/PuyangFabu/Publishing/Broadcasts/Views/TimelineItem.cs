using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Broadcasts.Views;

/// <summary>Something that happened to a broadcast.</summary>
public sealed record TimelineItem(
    DateTimeOffset At, string Action, string ActionName, string From, string To, string By, string ContentHash, string Comment)
{
    /// <summary>Of a preview: on whose phone, masked.</summary>
    public string? ShownTo { get; init; }

    /// <summary>Of a preview: one of <see cref="OutsideCallState"/>.</summary>
    public string? Result { get; init; }

    public static TimelineItem Of(MoveEvent happened) => new(
        UnixMilliseconds.ToChinaTime(happened.AtMs), happened.Action, BroadcastFlow.NameOfCode(happened.Action), happened.FromState, happened.ToState,
        happened.OperatorName, happened.ContentHash, happened.Comment);

    public static TimelineItem Of(OutsideCall preview) => new(
        UnixMilliseconds.ToChinaTime(preview.StartedMs),
        MoveCode.Of(BroadcastAction.Preview),
        BroadcastFlow.NameOf(BroadcastAction.Preview),
        "",
        "",
        preview.OperatorName,
        preview.ContentHash,
        $"发给 {preview.ShownTo}：{OutsideCallState.NameOf(preview.State)}{(preview.Result.Length > 0 ? $"，{preview.Result}" : "")}")
    {
        ShownTo = preview.ShownTo,
        Result = preview.State,
    };
}
