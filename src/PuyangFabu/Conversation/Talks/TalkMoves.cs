using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.People.Operators;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.Talks;

/// <summary>What operators do with the talk of one follower.</summary>
public sealed class TalkMoves(TalkDesk desk, OperatorStore operators)
{
    public Task<Outcome<Talk>> TakeAsync(Actor actor, Follower follower, MoveRequest request, CancellationToken cancellation) =>
        desk.RunAsync(follower, TalkAction.Take, actor, request, static open => TakeAsync(open), cancellation);

    public Task<Outcome<Talk>> ReleaseAsync(Actor actor, Follower follower, MoveRequest request, CancellationToken cancellation) => desk.RunAsync(
        follower, TalkAction.Release, actor, request,
        open => open.MoveAsync(open.Row with { State = TalkState.Waiting, HolderId = null, HolderName = "" }, request.Trimmed), cancellation);

    public Task<Outcome<Talk>> CloseAsync(Actor actor, Follower follower, MoveRequest request, CancellationToken cancellation) => desk.RunAsync(
        follower, TalkAction.Close, actor, request,
        open => open.MoveAsync(open.Row with { State = TalkState.Closed, HolderId = null, HolderName = "", SeenMs = open.NowMs, UrgentMs = 0 }, request.Trimmed), cancellation);

    /// <summary>Leaves a word for colleagues.</summary>
    public Task<Outcome<Talk>> NoteAsync(Actor actor, Follower follower, MoveRequest request, CancellationToken cancellation) => desk.RunAsync(
        follower, TalkAction.Note, actor, request, open => open.MoveAsync(open.Row, request.Trimmed), cancellation);

    /// <param name="to">The colleague's number.</param>
    public async Task<Outcome<Talk>> HandOverAsync(Actor actor, Follower follower, long? to, MoveRequest request, CancellationToken cancellation)
    {
        if (to is not { } number)
        {
            return TalkRefusals.NoColleague;
        }

        return await desk.RunAsync(
            follower, TalkAction.HandOver, actor, request,
            async open => await OperatorStore.FindAsync(open.Session, number) is not { } colleague || !MayAnswer(colleague) ? TalkRefusals.NoColleague
                : colleague.Id == actor.OperatorId ? TalkRefusals.OwnColleague
                : await open.MoveAsync(
                    open.Row with { State = TalkState.Taken, HolderId = colleague.Id, HolderName = colleague.DisplayName, WordMs = open.NowMs }, request.Trimmed),
            cancellation);
    }

    /// <summary>To whom a person may hand over.</summary>
    public async Task<IReadOnlyList<TalkColleague>> ColleaguesAsync(Actor actor, CancellationToken cancellation) =>
    [
        .. from colleague in await operators.ListAsync(cancellation)
           where MayAnswer(colleague) && colleague.Id != actor.OperatorId
           select new TalkColleague(colleague.Id, colleague.DisplayName),
    ];

    /// <summary>
    /// An answer on its way: the talk is taken by who gives it, unless it is his already. In the caller's transaction, which holds the
    /// follower's row.
    /// </summary>
    public async Task<Outcome<Talk>> AnswerAsync(DbSession session, Actor actor, Follower follower, long nowMs)
    {
        var talk = await TalkStore.TakeAsync(session, follower.Account, follower.OpenId, nowMs);
        if (talk.State != TalkState.Taken || TalkFlow.IsHeldByAnother(talk, actor))
        {
            var taken = await desk.RunAsync(session, follower, TalkAction.Take, actor, new MoveRequest(), static open => TakeAsync(open));
            if (taken.IsRefused)
            {
                return taken.Refusal;
            }
        }

        return (await TalkStore.AnswerAsync(session, talk.Id, nowMs))!;
    }

    private static bool MayAnswer(Operator person) => person.Enabled && RolePermissions.Of(person.Roles).Contains(Permission.ReplyToFollowers);

    // What the product answered by itself before may still want an answer.
    private static async Task<Outcome<Talk>> TakeAsync(OpenTalk open)
    {
        var since = open.NowMs - (long)TimeSpan.FromHours(48).TotalMilliseconds;
        var times = open.Row.State == TalkState.Waiting ? [] : await InboxStore.TimesAsync(open.Session, open.Row.Account, [open.Row.OpenId], since);
        var lastMs = times.Where(static time => !time.Kind.StartsWith("event:", StringComparison.Ordinal)).Select(static time => time.ReceivedMs).DefaultIfEmpty().Max();
        return await open.MoveAsync(open.Row with
        {
            State = TalkState.Taken,
            HolderId = open.Actor.OperatorId,
            HolderName = open.Actor.DisplayName,
            WordMs = open.NowMs,
            FollowerMs = Math.Max(open.Row.FollowerMs, lastMs),
            SeenMs = open.NowMs,
        });
    }
}

/// <summary>Somebody who may answer followers.</summary>
public sealed record TalkColleague(long Id, string Name);
