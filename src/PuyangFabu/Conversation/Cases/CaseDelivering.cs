using System.Text;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Cases;

/// <summary>
/// Brings answers to followers, once: the row says that it is being sent before the call; what has no answer from WeChat is
/// unknown and stays so; what WeChat does not allow now waits until it does.
/// </summary>
public sealed class CaseDelivering(CaseStore cases, FollowerStore followers, FollowerNames names, ConversationDesk conversations, PublicUrls urls)
{
    private const int MostBytes = 2000;
    private const int Together = 50;

    /// <returns>One of <see cref="CaseDelivery"/>.</returns>
    public async Task<string> TryAsync(Case found, CancellationToken cancellation)
    {
        await names.FillAsync(cancellation);
        if (await followers.FindAsync(found.Account, found.OpenId, cancellation) is not { Following: true, Code.Length: > 0 } follower)
        {
            return CaseDelivery.Waiting;
        }

        if (!await cases.BeginDeliveryAsync(found.Id, cancellation))
        {
            return CaseDelivery.Sending;
        }

        var sent = await conversations.SendAsync(Actor.Product, found.Account, follower.Code, new MessageInput(TextOf(found)), cancellation);
        var delivery = !sent.IsRefused ? CaseDelivery.Sent
            : sent.Refusal.Kind is RefusalKind.WeChatNoAnswer or RefusalKind.WeChatNotReached ? CaseDelivery.Unknown
            : CaseDelivery.Waiting;
        await cases.EndDeliveryAsync(found.Id, delivery, cancellation);
        return delivery;
    }

    /// <summary>Those that wait, of followers who may be written to by now.</summary>
    public async Task StepAsync(CancellationToken cancellation)
    {
        foreach (var waiting in await cases.WaitingAsync(Together, cancellation))
        {
            await TryAsync(waiting, cancellation);
        }
    }

    private string TextOf(Case found)
    {
        var (opening, ending) = ($"您的诉求 {found.Number} 已有答复：\n", $"\n查看全文和评价：{urls.To("/cases/progress")}");
        var room = MostBytes - Encoding.UTF8.GetByteCount(opening + ending);
        var answer = found.Answer;
        for (var length = answer.Length; Encoding.UTF8.GetByteCount(answer) > room; length -= 10)
        {
            answer = WholeCharacters.Prefix(found.Answer, length) + "…";
        }

        return opening + answer + ending;
    }
}
