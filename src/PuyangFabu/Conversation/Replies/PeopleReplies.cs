using System.Collections.Frozen;
using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>What is answered, or not, because people answer.</summary>
public sealed class PeopleReplies(TalkBook talks, StandardReplies standard, DutyHours duty)
{
    /// <summary>The whole message asks for people; 人工智能 and whoever tells of them does not. As the documentation lists them.</summary>
    private static readonly FrozenSet<string> Asking = new[]
    {
        "人工", "转人工", "转接人工", "接人工", "要人工", "找人工", "请转人工", "帮我转人工", "我要人工", "我要转人工", "我想转人工", "我找人工", "需要人工", "联系人工",
        "人工客服", "转人工客服", "找人工客服", "我要人工客服", "人工服务", "转人工服务", "我要人工服务", "人工回复", "人工咨询", "人工坐席", "人工台",
        "客服", "转客服", "找客服", "联系客服", "在线客服", "我要客服", "我要找客服", "真人", "真人客服", "找真人",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AskingForms = Asking.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="words">As normalised; empty for what is none.</param>
    /// <returns>Null when the product answers by itself.</returns>
    public Handled? Of(string words, string openId, MessageContext context)
    {
        var known = talks.Find(context.Account.Slug, openId);
        var silent = known is not null && talks.IsSilent(known, context.ReceivedMs);

        // Who waits and asks again is told again; who is talking to somebody is not.
        if (words.Length > 0 && AskingForms.Contains(ExactForm.Closed(words)) && !(silent && known!.State == TalkState.Taken))
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

    // A trial is of nobody, and leaves nothing.
    private static bool Nobody(string openId) => openId.Length == 0;
}
