using System.Net.Mail;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.Conversation.Alarms;

/// <summary>
/// Calls by mail who is on duty when somebody said a word of danger, and again after a while until somebody has taken it; and when who has
/// taken it does not answer. A step claims what it calls for before it calls, so that two processes never call for the same. The mail says
/// nothing but that there is something.
/// </summary>
public sealed partial class UrgentAlarm(
    Database database, TalkOptions options, MailSender mail, PublicUrls urls, AuditLog audit, TimeProvider clock, ILogger<UrgentAlarm> logger) : IDueWork
{
    /// <summary>When no mail could be sent, it is tried again so soon.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    public string Name => "紧急消息的提醒";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        if (!mail.IsSet || options.AlarmAddresses.Count == 0 || await database.ReadAsync(DueWorkHold.IsHeldAsync, cancellation))
        {
            return null;
        }

        var nowMs = clock.NowMs();
        var claimed = await database.WriteAsync(session => ClaimAsync(session, nowMs), cancellation);
        if (claimed.Count == 0)
        {
            return null;
        }

        if (await CallAsync(claimed, cancellation))
        {
            await audit.RecordAsync(
                new AuditEntry
                {
                    Actor = Actor.Product,
                    Action = "alarm.mail",
                    TargetKind = "alarm",
                    After = new { Messages = claimed.Waiting.Count + claimed.Unanswered.Count, Cases = claimed.Cases.Count, Recipients = options.AlarmAddresses.Count },
                },
                CancellationToken.None);
        }
        else
        {
            var retryMs = nowMs - options.AlarmMs + (long)Again.TotalMilliseconds;
            await database.WriteAsync(
                async session =>
                {
                    await TalkStore.SetAlarmedAsync(session, [.. claimed.Waiting, .. claimed.Unanswered], retryMs);
                    await CaseStore.SetAlarmedAsync(session, claimed.Cases, retryMs);
                },
                CancellationToken.None);
        }

        return null;
    }

    private async Task<Claimed> ClaimAsync(DbSession session, long nowMs)
    {
        var waiting = await TalkStore.AlarmAsync(session, nowMs - options.AlarmMs, nowMs);
        var unanswered = await TalkStore.AlarmUnansweredAsync(session, nowMs - options.AlarmMs, nowMs);
        return new Claimed(waiting, unanswered, await CaseStore.AlarmAsync(session, nowMs - options.AlarmMs, nowMs));
    }

    /// <returns>Whether anybody was called.</returns>
    private async Task<bool> CallAsync(Claimed claimed, CancellationToken cancellation)
    {
        var subject = claimed.Waiting.Count > 0 ? "有一条紧急消息" : claimed.Unanswered.Count > 0 ? "有一条紧急消息还没有回复" : "有一件紧急诉求";
        var body = string.Concat(
            claimed.Waiting.Count > 0 ? $"有一条紧急消息，请尽快接手：\n{urls.To(UrgentCounts.MessagesPath)}\n" : "",
            claimed.Unanswered.Count > 0 ? $"有一条紧急消息有人接手，但还没有回复，请尽快回复：\n{urls.To(UrgentCounts.TakenPath)}\n" : "",
            claimed.Cases.Count > 0 ? $"有一件紧急诉求，请尽快预审：\n{urls.To(UrgentCounts.CasesPath)}\n" : "");
        var called = false;
        foreach (var address in options.AlarmAddresses)
        {
            try
            {
                await mail.SendAsync(new MailAddress(address), subject, body, cancellation);
                called = true;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // A stop: where nobody was called, it is tried again as soon as after a failure.
                return called;
            }
            catch (Exception failure) when (failure is SmtpException or OperationCanceledException)
            {
                LogNotCalled(failure.GetType().Name);
            }
        }

        return called;
    }

    [LoggerMessage(LogLevel.Warning, "紧急消息的提醒没有寄出一封信（{Failure}）：请检查 Audit:Mail 的设置")]
    private partial void LogNotCalled(string failure);

    /// <summary>What is called for: talks that nobody has taken, talks that somebody has taken and not answered, cases.</summary>
    private sealed record Claimed(IReadOnlyList<long> Waiting, IReadOnlyList<long> Unanswered, IReadOnlyList<long> Cases)
    {
        public int Count => Waiting.Count + Unanswered.Count + Cases.Count;
    }
}
