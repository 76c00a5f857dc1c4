using System.Globalization;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Platform.Service;
using PuyangFabu.Sandbox.Replies;

namespace PuyangFabu.Sandbox.Phones;

/// <summary>Carries out what a follower does: the own entry, the delivery, and the answer in the chat.</summary>
internal sealed class PhoneActions(
    PhoneBook book, DeliveryLog log, Courier courier, MessageIds ids, ContactWatch contacts, TimeProvider time)
{
    /// <summary>Ends when the delivery has ended, which may take three times the platform's patience.</summary>
    public async Task<Delivery> CarryOutAsync(
        SandboxAccount account, string openId, FollowerStep step, DeliveryPlan plan, CancellationToken stopping)
    {
        contacts.Saw(account.Slug, openId, step.Message);
        long? msgId = step.Message.IsEvent ? null : ids.Next();
        var now = time.GetUtcNow();
        var delivery = log.Add(id => new Delivery
        {
            Id = id,
            Account = account.Slug,
            OpenId = openId,
            Label = step.Message.Label,
            MsgId = msgId?.ToString(CultureInfo.InvariantCulture),
            StartedAt = now,
            Plan = plan,
            InnerXml = CallbackXml.Write(step.Message, account.OriginalId, openId, now, msgId),
            Message = step.Message,
        });
        if (step.Mine is { } mine)
        {
            book.Append(account.Slug, openId, mine with { DeliveryId = delivery.Id });
        }

        var verdict = await courier.DeliverAsync(account, delivery, stopping);
        Show(account, delivery, verdict);
        return log.Find(delivery.Id) ?? delivery;
    }

    /// <summary>
    /// Delivers the same message (same MsgId, same CreateTime) once more. Its answer reaches the chat only
    /// when the first delivery brought none, as on the platform.
    /// </summary>
    public async Task<Delivery> RepeatAsync(
        SandboxAccount account, Delivery original, DeliveryPlan plan, CancellationToken stopping)
    {
        var repeat = log.Add(id => original with
        {
            Id = id,
            RepeatOf = original.Id,
            StartedAt = time.GetUtcNow(),
            Plan = plan,
            Outcome = DeliveryOutcome.Pending,
            Attempts = [],
            Findings = [],
            Reply = null,
        });
        var verdict = await courier.DeliverAsync(account, repeat, stopping);
        if (verdict is not null && original.Outcome is DeliveryOutcome.Unanswered or DeliveryOutcome.Malformed)
        {
            Show(account, repeat, verdict);
        }

        return log.Find(repeat.Id) ?? repeat;
    }

    private void Show(SandboxAccount account, Delivery delivery, Verdict? verdict)
    {
        // Somebody who left in the meantime gets nothing any more.
        if (book.Find(account.Slug, delivery.OpenId) is not { Following: true })
        {
            return;
        }

        if (verdict?.Reply is { } reply)
        {
            book.Append(account.Slug, delivery.OpenId, ReplyEntry.Of(reply, delivery.Id));
        }
        else if (verdict is null or { Outcome: DeliveryOutcome.Malformed } && !delivery.Message.ShowsNoNotice)
        {
            book.Append(account.Slug, delivery.OpenId, ReplyEntry.Notice(ReplyEntry.Fault, delivery.Id));
        }
    }
}

/// <summary>One message that a follower's action sends, and what the follower's own chat shows for it.</summary>
/// <param name="Mine">Null where the chat shows nothing, as for menu taps.</param>
internal sealed record FollowerStep(CallbackMessage Message, ChatEntry? Mine = null);
