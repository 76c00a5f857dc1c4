using System.Text;
using Microsoft.Extensions.Logging;
using PuyangFabu.Sandbox.Replies;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>
/// Carries one message to the webhook as the platform does: 5 s for an answer, up to three requests with
/// the same MsgId, the first answer that arrives in time wins and any later one is lost.
/// </summary>
internal sealed partial class Courier(AttemptSender sender, DeliveryLog log, TimeProvider time, ILogger<Courier> logger)
{
    /// <summary>Characters of a body kept for the drawer.</summary>
    private const int KeptBody = 16_384;

    /// <returns>The verdict on the winning answer, null when no try was answered.</returns>
    public async Task<Verdict?> DeliverAsync(SandboxAccount account, Delivery delivery, CancellationToken stopping)
    {
        var verdict = delivery.Plan.Twice
            ? await SendTwiceAsync(account, delivery, stopping)
            : await SendUntilAnsweredAsync(account, delivery, stopping);
        if (verdict is null)
        {
            log.Amend(delivery.Id, d => d with
            {
                Outcome = DeliveryOutcome.Unanswered,
                Findings = [.. d.Findings, ReplyFinding.Fault("no_answer", $"{d.Attempts.Count} 次投递都没有及时得到 HTTP 200 的应答。")],
            });
        }

        LogDelivered(delivery.Id, verdict?.Outcome ?? DeliveryOutcome.Unanswered);
        return verdict;
    }

    private async Task<Verdict?> SendUntilAnsweredAsync(
        SandboxAccount account, Delivery delivery, CancellationToken stopping)
    {
        var plan = delivery.Plan;
        var signed = Sign(account, delivery);
        for (var number = 1; number <= DeliveryPlan.Tries; number++)
        {
            if (number > 1 && plan.FreshNonce)
            {
                signed = Sign(account, delivery);
            }

            TimeSpan? closeAfter = plan.ClosesEarly(number) ? TimeSpan.FromMilliseconds(plan.CloseAfterMs) : null;
            var result = await TryAsync(delivery, number, signed, closeAfter, stopping);
            if (result.IsAnswer)
            {
                return Conclude(account, delivery, number, result);
            }
        }

        return null;
    }

    private async Task<Verdict?> SendTwiceAsync(SandboxAccount account, Delivery delivery, CancellationToken stopping)
    {
        var signed = Sign(account, delivery);
        var other = delivery.Plan.FreshNonce ? Sign(account, delivery) : signed;
        Task<(int Number, AttemptResult Result)>[] both = [NumberedAsync(1, signed), NumberedAsync(2, other)];
        Verdict? winner = null;
        await foreach (var one in Task.WhenEach(both))
        {
            var (number, result) = await one;
            if (!result.IsAnswer)
            {
                continue;
            }

            if (winner is null)
            {
                winner = Conclude(account, delivery, number, result);
            }
            else
            {
                var late = ReplyJudge.Judge(result.Body, account, delivery.OpenId, delivery.Plan.Mode, delivery.Message);
                KeepInner(delivery.Id, number, late);
                if (late.Plain != winner.Plain)
                {
                    Remark(delivery.Id, ReplyFinding.Remark("twice_differs", "同时投递的两次得到了不同的应答。"));
                }
            }
        }

        return winner;

        async Task<(int, AttemptResult)> NumberedAsync(int number, SignedCallback callback) =>
            (number, await TryAsync(delivery, number, callback, null, stopping));
    }

    private SignedCallback Sign(SandboxAccount account, Delivery delivery) =>
        CallbackSigner.Sign(account, delivery.OpenId, delivery.InnerXml, delivery.Plan.Mode, time.GetUtcNow());

    private async Task<AttemptResult> TryAsync(
        Delivery delivery, int number, SignedCallback callback, TimeSpan? closeAfter, CancellationToken stopping)
    {
        log.Amend(delivery.Id, d => d with
        {
            Attempts =
            [
                .. d.Attempts,
                new DeliveryAttempt
                {
                    Number = number,
                    StartedAt = time.GetUtcNow(),
                    State = AttemptState.Waiting,
                    RequestLine = callback.RequestLine,
                    RequestHeaders = callback.Headers,
                    RequestBody = Kept(callback.BodyText),
                    RequestBytes = callback.Body.Length,
                },
            ],
        });
        var result = await sender.SendAsync(callback, closeAfter, stopping);
        AmendAttempt(delivery.Id, number, a => a with
        {
            State = result.State,
            ElapsedMs = result.Elapsed.TotalMilliseconds,
            StatusLine = result.StatusLine,
            ResponseHeaders = result.Headers,
            ResponseBody = result.State == AttemptState.Answered ? Kept(Encoding.UTF8.GetString(result.Body)) : null,
            ResponseBytes = result.State == AttemptState.Answered ? result.Body.Length : null,
            Trouble = result.Trouble,
        });
        return result;
    }

    private Verdict Conclude(SandboxAccount account, Delivery delivery, int number, AttemptResult result)
    {
        var verdict = ReplyJudge.Judge(result.Body, account, delivery.OpenId, delivery.Plan.Mode, delivery.Message);
        KeepInner(delivery.Id, number, verdict);
        AmendAttempt(delivery.Id, number, a => a with { Won = true });
        log.Amend(delivery.Id, d => d with
        {
            Outcome = verdict.Outcome,
            Reply = verdict.Plain,
            Findings = [.. d.Findings, .. verdict.Findings],
        });
        if (delivery.RepeatOf is { } original && log.Find(original)?.Reply is { } before && before != verdict.Plain)
        {
            Remark(delivery.Id, ReplyFinding.Remark("repeat_differs", $"重复投递的应答与 #{original} 的不同。"));
        }

        return verdict;
    }

    private void KeepInner(long id, int number, Verdict verdict)
    {
        if (verdict.WasEncrypted)
        {
            AmendAttempt(id, number, a => a with { ResponseInner = Kept(verdict.Plain) });
        }
    }

    private void Remark(long id, ReplyFinding finding) => log.Amend(id, d => d with { Findings = [.. d.Findings, finding] });

    private void AmendAttempt(long id, int number, Func<DeliveryAttempt, DeliveryAttempt> change) =>
        log.Amend(id, d => d with { Attempts = [.. d.Attempts.Select(a => a.Number == number ? change(a) : a)] });

    private static string Kept(string body) =>
        body.Length <= KeptBody ? body : $"{body.AsSpan(0, KeptBody)}…（其余 {body.Length - KeptBody} 个字符未保留）";

    [LoggerMessage(LogLevel.Debug, "Sandbox delivery {Id} ended as {Outcome}")]
    private partial void LogDelivered(long id, DeliveryOutcome outcome);
}
