using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>
/// Tells followers in the chat the number of what they handed in on the page, or what an operator made of their words. Once: where WeChat
/// allows no message now, its answer never comes, or a restored copy may not know that it was sent, 进度 tells the same.
/// </summary>
public sealed class CaseReceiptWork(CaseStore cases, CaseAnnouncing announcing, FollowerStore followers, FollowerNames names, ConversationDesk conversations, Database database, TimeProvider clock) : IDueWork
{
    private const int Together = 20;

    public string Name => "诉求编号的告知";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(2);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        if (await database.ReadAsync(DueWorkHold.IsHeldAsync, cancellation))
        {
            return null;
        }

        foreach (var found in await cases.ReceiptsAsync(Together, cancellation))
        {
            await names.FillAsync(cancellation);
            if (await cases.TakeReceiptAsync(found.Id, cancellation)
                && !await database.ReadAsync(session => DueWorkHold.IsFromBeforeRestoreAsync(session, found.SubmittedMs), cancellation)
                && await followers.FindAsync(found.Account, found.OpenId, cancellation) is { Following: true, Code.Length: > 0 } follower)
            {
                // Each text has a link of its own, which is kept: none for a message that cannot go.
                if ((await database.ReadAsync(session => ConversationDesk.WindowAsync(session, follower, clock.NowMs()), cancellation)).Left == 0)
                {
                    continue;
                }

                await conversations.SendAsync(Actor.Product, found.Account, follower.Code, new MessageInput(await announcing.ReceiptAsync(found)), CancellationToken.None);
            }
        }

        return null;
    }
}
