using System.Text;
using PuyangFabu.Sandbox.Deliveries;

namespace PuyangFabu.Sandbox.Replies;

/// <summary>
/// Decides like the platform what an answer is worth: nothing wanted, a reply, or the fault notice.
/// It shares no code with the product's reply writer, so that a mistake there shows here.
/// </summary>
internal static class ReplyJudge
{
    public static Verdict Judge(
        ReadOnlySpan<byte> answer, SandboxAccount account, string openId, CallbackMode mode, CallbackMessage trigger)
    {
        // Both ways of saying "no reply" stay unencrypted in every mode.
        if (answer.IsEmpty || answer.SequenceEqual("success"u8))
        {
            return new Verdict(DeliveryOutcome.Silent, null, Encoding.UTF8.GetString(answer), false, []);
        }

        if (!ReplyText.TryDecode(answer, out var text, out var finding))
        {
            return Malformed(Encoding.UTF8.GetString(answer), finding);
        }

        if (!ReplyXml.TryParse(text, out var outer, out finding)
            || !ReplyEnvelope.TryOpen(outer, text, account, mode, out var inner, out finding))
        {
            return Malformed(text, finding);
        }

        var wasEncrypted = !ReferenceEquals(inner, text);
        if (wasEncrypted && !ReplyXml.TryParse(inner, out outer, out finding))
        {
            return Malformed(inner, finding);
        }

        var findings = new List<ReplyFinding>();
        var reply = ReplyReader.Read(outer!, account, openId, trigger, findings);
        if (reply is not null && trigger.Event == "unsubscribe")
        {
            findings.Add(ReplyFinding.Remark("reply_to_unsubscribe", "粉丝已取消关注，回复无法送达。"));
            return new Verdict(DeliveryOutcome.Silent, null, inner, wasEncrypted, findings);
        }

        return new Verdict(
            reply is null ? DeliveryOutcome.Malformed : DeliveryOutcome.Replied, reply, inner, wasEncrypted, findings);
    }

    private static Verdict Malformed(string plain, ReplyFinding finding) =>
        new(DeliveryOutcome.Malformed, null, plain, false, [finding]);
}

/// <summary>What becomes of an answer that arrived in time.</summary>
/// <param name="Outcome"><see cref="DeliveryOutcome.Replied"/>, <see cref="DeliveryOutcome.Silent"/> or <see cref="DeliveryOutcome.Malformed"/>.</param>
/// <param name="Reply">What the follower sees, null when nothing.</param>
/// <param name="Plain">The answer after decryption; as it came when it was not encrypted.</param>
internal sealed record Verdict(
    DeliveryOutcome Outcome, PassiveReply? Reply, string Plain, bool WasEncrypted, IReadOnlyList<ReplyFinding> Findings);
