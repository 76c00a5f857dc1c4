using System.Text.Json.Serialization;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Talks;

/// <summary>Who answers a follower, as operators see it.</summary>
/// <param name="State">One of <see cref="TalkState"/>.</param>
/// <param name="StateName">The same in Chinese.</param>
/// <param name="Holder">Who has taken it; null when nobody has.</param>
/// <param name="Mine">The one who asks has taken it.</param>
/// <param name="SilentUntil">Until when the product keeps still if nobody says anything; null when it does not.</param>
/// <param name="Allowed">What this person can do with it.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Events">What happened to it, the newest first.</param>
public sealed record TalkView(
    string State, string StateName, string? Holder, bool Mine, DateTimeOffset? SilentUntil, IReadOnlyList<TalkAction> Allowed, long Revision, IReadOnlyList<TalkEventView> Events)
{
    /// <summary>The follower said a word of danger, and nobody has answered since.</summary>
    public required bool Urgent { get; init; }

    /// <summary>A colleague has taken it: until it is put back or handed over nobody else can answer.</summary>
    [JsonIgnore]
    public bool HeldByAnother { get; init; }

    /// <param name="talk">Null for who has none.</param>
    internal static TalkView Of(Talk? talk, IReadOnlyList<TalkEvent> events, Actor actor, TalkSilence silence, long nowMs)
    {
        var shown = talk ?? new Talk { Account = "", OpenId = "", State = TalkState.Automatic };
        return new TalkView(
            shown.State,
            TalkState.NameOf(shown.State),
            shown.HolderName.Length > 0 ? shown.HolderName : null,
            shown.State == TalkState.Taken && shown.HolderId is { } holder && holder == actor.OperatorId,
            silence.UntilMs(shown.State, shown.WordMs, nowMs) is { } until ? UnixMilliseconds.ToChinaTime(until) : null,
            TalkFlow.AllowedTo(actor, shown),
            shown.Revision,
            [.. events.Select(TalkEventView.Of)])
        {
            Urgent = shown.IsUrgent,
            HeldByAnother = TalkFlow.IsHeldByAnother(shown, actor),
        };
    }
}

/// <summary>Something that happened to a talk.</summary>
/// <param name="What">The action's code.</param>
/// <param name="WhatName">The same in Chinese.</param>
/// <param name="By">Who did it; 粉丝 for the follower.</param>
/// <param name="Holder">Who held it from then on; null when nobody did.</param>
/// <param name="Note">For colleagues; null when there is none.</param>
public sealed record TalkEventView(DateTimeOffset At, string What, string WhatName, string By, string? Holder, string? Note)
{
    internal static TalkEventView Of(TalkEvent happened) => new(
        UnixMilliseconds.ToChinaTime(happened.AtMs),
        happened.Action,
        Enum.TryParse<TalkAction>(happened.Action, ignoreCase: true, out var action) ? NameOf(action, happened.ToState) : happened.Action,
        happened.OperatorName.Length > 0 ? happened.OperatorName : "粉丝",
        happened.HolderName.Length > 0 ? happened.HolderName : null,
        happened.Note.Length > 0 ? happened.Note : null);

    private static string NameOf(TalkAction action, string to) =>
        action != TalkAction.Lapse ? TalkFlow.NameOf(action) : to == TalkState.Waiting ? "太久没有回复，自动放回" : "没有下文，自动结束";
}
