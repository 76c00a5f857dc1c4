using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using static PuyangFabu.Conversation.Talks.TalkState;

namespace PuyangFabu.Conversation.Talks;

/// <summary>The one table of what may be done with a talk in which state, by whom, and where that leads.</summary>
public static class TalkFlow
{
    private const string NoteMissing = "便签不能是空的";
    private const string ReasonMissing = "要写明交给同事的缘由";

    public static MoveTable<TalkAction> Table { get; } = new(
    [
        new(Automatic, TalkAction.Ask, [Waiting], null),
        new(Closed, TalkAction.Ask, [Waiting], null),
        new(Automatic, TalkAction.Alarm, [Waiting], null),
        new(Closed, TalkAction.Alarm, [Waiting], null),
        new(Automatic, TalkAction.Take, [Taken], Permission.ReplyToFollowers),
        new(Waiting, TalkAction.Take, [Taken], Permission.ReplyToFollowers),
        new(Closed, TalkAction.Take, [Taken], Permission.ReplyToFollowers),
        new(Taken, TalkAction.Release, [Waiting], Permission.ReplyToFollowers),
        new(Waiting, TalkAction.HandOver, [Taken], Permission.ReplyToFollowers) { Reason = ReasonMissing },
        new(Taken, TalkAction.HandOver, [Taken], Permission.ReplyToFollowers) { Reason = ReasonMissing },
        new(Waiting, TalkAction.Close, [Closed], Permission.ReplyToFollowers),
        new(Taken, TalkAction.Close, [Closed], Permission.ReplyToFollowers),
        new(Waiting, TalkAction.Lapse, [Closed], null),
        new(Taken, TalkAction.Lapse, [Closed, Waiting], null),
        .. All.Select(static state => new Move<TalkAction>(state, TalkAction.Note, [state], Permission.ReplyToFollowers) { Reason = NoteMissing }),
    ]);

    /// <summary>The action as people call it.</summary>
    public static string NameOf(TalkAction action) => action switch
    {
        TalkAction.Ask => "要求人工",
        TalkAction.Alarm => "说到危险，标为紧急",
        TalkAction.Take => "接手",
        TalkAction.Release => "放回",
        TalkAction.HandOver => "交给同事",
        TalkAction.Close => "结束",
        TalkAction.Note => "写便签",
        _ => "到时自动放回或结束",
    };

    /// <summary>What this person can do with a talk at this moment.</summary>
    public static IReadOnlyList<TalkAction> AllowedTo(Actor actor, Talk talk) =>
    [
        .. from move in Table.MovesIn(talk.State)
           where actor.May(move.Permission!.Value) && (move.Action == TalkAction.Note || !IsHeldByAnother(talk, actor))
           select move.Action,
    ];

    /// <summary>Who is nobody in particular, the command line, stands in nobody's way and nobody in his.</summary>
    public static bool IsHeldByAnother(Talk talk, Actor actor) =>
        talk.State == Taken && talk.HolderId is { } holder && actor.OperatorId is { } person && holder != person;
}

/// <summary>What can happen to a talk.</summary>
public enum TalkAction
{
    /// <summary>The follower asked for people.</summary>
    Ask,

    /// <summary>The follower said a word of danger.</summary>
    Alarm,

    Take,

    /// <summary>Put back for others to take.</summary>
    Release,

    /// <summary>Given to a colleague.</summary>
    HandOver,

    Close,

    /// <summary>A word for colleagues; the follower never sees it.</summary>
    Note,

    /// <summary>Nobody said anything for the time of silence, or nobody took it while it could be answered.</summary>
    Lapse,
}
