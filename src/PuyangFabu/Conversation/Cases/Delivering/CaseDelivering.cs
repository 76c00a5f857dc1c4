using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>
/// Brings answers, and why something is not taken on, to followers, once: as a message while WeChat allows one, else as a notice that the
/// follower agreed to, else when he writes again. The claim is on disk with the message's row before the call, the end with the message's end; what has no answer from
/// WeChat is unknown and stays so.
/// </summary>
public sealed class CaseDelivering(
    CaseStore cases, FollowerStore followers, FollowerNames names, ConversationDesk conversations, CaseNotices notices, CaseAnnouncing announcing, Database database, TimeProvider clock)
{
    private const int Together = 50;

    /// <summary>Where the next step goes on: those who never write again keep nobody else waiting.</summary>
    private long after;

    /// <summary>What WeChat refused is not asked again sooner.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private static readonly Refusal Taken = Refusal.Conflict("deliveryTaken", "答复已经在发。");

    /// <returns>One of <see cref="CaseDelivery"/>.</returns>
    public async Task<string> TryAsync(Case found, CancellationToken cancellation)
    {
        await names.FillAsync(cancellation);
        if (await followers.FindAsync(found.Account, found.OpenId, cancellation) is not { Following: true, Code.Length: > 0 } follower)
        {
            return CaseDelivery.Waiting;
        }

        // Each text has a link of its own, which is kept: none for a message that cannot go.
        if ((await database.ReadAsync(session => ConversationDesk.WindowAsync(session, follower, clock.NowMs()), cancellation)).Left == 0)
        {
            return await notices.TryAsync(found, follower) ?? CaseDelivery.Waiting;
        }

        var ended = CaseDelivery.Waiting;
        var sent = await conversations.SendAsync(
            Actor.Product, found.Account, follower.Code, new MessageInput(await announcing.OutcomeAsync(found)), new SendingCompanion
            {
                Around = CaseDeliverySteps.Start,
                Begin = CaseDeliverySteps.Begin,
                Store = CaseDeliverySteps.Store,
                BeginAsync = async session => await CaseStore.BeginDeliveryAsync(session, found.Id, CaseDelivery.ByMessage, clock.NowMs()) ? null : Taken,
                EndAsync = (session, state) => CaseStore.EndDeliveryAsync(session, found.Id, ended = DeliveryOf(state), clock.NowMs()),
            },
            cancellation);
        return !sent.IsRefused ? CaseDelivery.Sent
            : sent.Refusal.Code == Taken.Code ? CaseDelivery.Sending
            : ended != CaseDelivery.Waiting ? ended
            : await notices.TryAsync(found, follower) ?? CaseDelivery.Waiting;
    }

    /// <summary>Those that wait, of followers who may be written to by now. Of those from before a restore nobody knows whether they went out.</summary>
    public async Task StepAsync(CancellationToken cancellation)
    {
        if (await database.ReadAsync(DueWorkHold.IsHeldAsync, cancellation))
        {
            return;
        }

        var found = await cases.WaitingAsync(clock.NowMs() - (long)Pause.TotalMilliseconds, after, Together, cancellation);
        after = found.Count == Together ? found[^1].Id : 0;
        foreach (var waiting in found)
        {
            if (await database.ReadAsync(session => DueWorkHold.IsFromBeforeRestoreAsync(session, waiting.AnsweredMs ?? waiting.ClosedMs), cancellation))
            {
                await database.WriteAsync(session => CaseStore.DoubtDeliveryAsync(session, waiting.Id), cancellation);
            }
            else
            {
                await TryAsync(waiting, cancellation);
            }
        }
    }

    private static string DeliveryOf(string state) => state switch
    {
        MessageState.Sent => CaseDelivery.Sent,
        MessageState.Failed => CaseDelivery.Waiting,
        _ => CaseDelivery.Unknown,
    };
}
