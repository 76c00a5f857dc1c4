using System.Text.RegularExpressions;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>What is answered, or not, because people answer.</summary>
public sealed partial class PeopleReplies(TalkBook talks, StandardReplies standard, OnDuty duty)
{
    /// <summary>Whether a message asks for people.</summary>
    /// <param name="words">As normalised.</param>
    public static bool Asks(string words)
    {
        // Every message is asked; whatever the pattern takes has one of these.
        var form = ExactForm.BareClosed(words);
        return (form.Contains("人工", StringComparison.Ordinal) || form.Contains("真人", StringComparison.Ordinal) || form.Contains("客服", StringComparison.Ordinal))
            && Asking().IsMatch(form);
    }

    /// <param name="words">As normalised; empty for what is none.</param>
    /// <returns>Null when the product answers by itself.</returns>
    public Handled? Of(string words, string openId, MessageContext context)
    {
        var known = talks.Find(context.Account.Slug, openId);
        var silent = known is not null && talks.IsSilent(known, context.ReceivedMs);

        // Who waits and asks again is told again; who is talking to somebody is not.
        if (Asks(words) && !(silent && known!.State == TalkState.Taken))
        {
            var there = duty.Includes(context.ReceivedMs);
            return new Handled(
                there ? standard.HandedOver(context.Account.Name) : standard.OffDuty(context.Account.Name),
                there ? ReplyReason.HandedOver : ReplyReason.OffDuty,
                Nobody(openId) ? [] : [talks.Asked(openId, context)]);
        }

        return silent ? Handled.Silently(ReplyReason.WithPeople) : null;
    }

    /// <summary>With the note that the follower said something, where people have the talk; who said a word of danger is put before them.</summary>
    public Handled Noted(Handled handled, string openId, MessageContext context) =>
        handled.Reason.Kind == ReplyReason.DangerKind && !Nobody(openId) ? handled with { Writes = [.. handled.Writes, talks.Alarmed(openId, context)] }
        : handled.Reason == ReplyReason.HandedOver || handled.Reason == ReplyReason.OffDuty || talks.Find(context.Account.Slug, openId) is null
            ? handled
            : handled with { Writes = [.. handled.Writes, talks.Heard(openId, context)] };

    /// <summary>The whole message asks for people, however politely; 人工智能 and whoever tells of them does not. As the documentation lists them.</summary>
    [GeneratedRegex("^(?:你好|您好)?(?:请问)?(?:有没有|有|可以|能不能|能|可不可以)?(?:请|麻烦)?(?:帮我|给我|帮忙)?(?:我(?:要|想要?|需要)?)?(?:请|帮我)?(?:要|想|需要)?(?:转接?|接通?|找|联系|换|叫|呼叫|连接|跟|和|要|来)?(?:一?个|一下)?(?:在线)?(?:人工|真人|客服人员|客服)(?:客服|服务|回复|咨询|坐席|座席|台|人员|帮助|解答)?(?:说话|聊聊?|谈)?(?:一下)?(?:在不在|还在|在线|在)?(?:吗|么|嘛|吧|呢|啊|呀|谢谢)?$")]
    private static partial Regex Asking();

    // A trial is of nobody, and leaves nothing.
    private static bool Nobody(string openId) => openId.Length == 0;
}
