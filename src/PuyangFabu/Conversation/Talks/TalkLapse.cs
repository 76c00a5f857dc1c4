using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Talks;

/// <summary>
/// Ends what people have left lying: a talk that was answered and in which nobody said anything for the time of silence is closed, one
/// that its holder did not answer is put back for others, one that nobody took in the 48 hours in which WeChat lets the account answer is closed.
/// </summary>
public sealed class TalkLapse(TalkStore store, TalkDesk desk, FollowerNames names, TalkOptions options, TimeProvider clock) : IDueWork
{
    private const int BatchSize = 100;

    /// <summary>WeChat's own time for answers.</summary>
    private static readonly TimeSpan Answerable = TimeSpan.FromHours(48);

    public string Name => "没有下文的对话的放回和结束";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(15);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var nowMs = clock.NowMs();
        var lapsed = await store.LapsedAsync(nowMs - options.SilenceMs, nowMs - (long)Answerable.TotalMilliseconds, BatchSize, cancellation);
        if (lapsed.Count > 0)
        {
            await names.FillAsync(cancellation);
        }

        foreach (var talk in lapsed)
        {
            // Whoever said something meanwhile is refused its revision, or is found in another state.
            var who = new Follower { Account = talk.Account, OpenId = talk.OpenId, Following = true };
            await desk.RunAsync(who, TalkAction.Lapse, Actor.Product, new MoveRequest { Revision = talk.Revision }, open => LapseAsync(open, talk), cancellation);
        }

        return lapsed.Count == BatchSize ? nowMs : null;
    }

    private static async Task<Outcome<Talk>> LapseAsync(OpenTalk open, Talk seen) =>
        open.Row.WordMs != seen.WordMs || open.Row.FollowerMs != seen.FollowerMs
            ? Refusal.Stale
            : await open.MoveAsync(Over(open.Row, open.Row.State == TalkState.Taken && open.Row.IsUnanswered ? TalkState.Waiting : TalkState.Closed));

    // Who said a word of danger and was not answered is urgent again.
    private static Talk Over(Talk talk, string to) =>
        talk with { State = to, HolderId = null, HolderName = "", UrgentMs = to == TalkState.Closed ? 0 : talk.UrgentMs };
}
