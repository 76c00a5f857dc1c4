using PuyangFabu.Storage;

namespace PuyangFabu.Broadcasts;

/// <summary>Something that happened to a broadcast.</summary>
public sealed record TimelineItem(
    DateTimeOffset At, string Action, string ActionName, string From, string To, string By, string ContentHash, string Comment)
{
    public static TimelineItem Of(BroadcastEvent happened) => new(
        UnixMilliseconds.ToChinaTime(happened.AtMs), happened.Action, BroadcastNames.ForPeople(happened.Action), happened.FromState, happened.ToState,
        happened.OperatorName, happened.ContentHash, happened.Comment);
}
