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
/// Calls by mail who is on duty when somebody said a word of danger, and again after a while until somebody has taken it. A step claims
/// what it calls for before it calls, so that two processes never call for the same. The mail says nothing but that there is something.
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
        var (talks, cases) = await database.WriteAsync(session => ClaimAsync(session, nowMs), cancellation);
        if (talks.Count + cases.Count == 0)
        {
            return null;
        }

        if (await CallAsync(talks.Count > 0, cases.Count > 0, cancellation))
        {
            await audit.RecordAsync(
                new AuditEntry
                {
                    Actor = Actor.Product,
                    Action = "alarm.mail",
                    TargetKind = "alarm",
                    After = new { Messages = talks.Count, Cases = cases.Count, Recipients = options.AlarmAddresses.Count },
                },
                CancellationToken.None);
        }
        else
        {
            var retryMs = nowMs - options.AlarmMs + (long)Again.TotalMilliseconds;
            await database.WriteAsync(
                async session =>
                {
                    await TalkStore.SetAlarmedAsync(session, talks, retryMs);
                    await CaseStore.SetAlarmedAsync(session, cases, retryMs);
                },
                CancellationToken.None);
        }

        return null;
    }

    private async Task<(IReadOnlyList<long> Talks, IReadOnlyList<long> Cases)> ClaimAsync(DbSession session, long nowMs)
    {
        var talks = await TalkStore.AlarmAsync(session, nowMs - options.AlarmMs, nowMs);
        var cases = await CaseStore.AlarmAsync(session, nowMs - options.AlarmMs, nowMs);
        return (talks, cases);
    }

    /// <returns>Whether anybody was called.</returns>
    private async Task<bool> CallAsync(bool messages, bool cases, CancellationToken cancellation)
    {
        var subject = messages ? "有一条紧急消息" : "有一件紧急诉求";
        var body = string.Concat(
            messages ? $"有一条紧急消息，请尽快接手：\n{urls.To(UrgentCounts.MessagesPath)}\n" : "",
            cases ? $"有一件紧急诉求，请尽快预审：\n{urls.To(UrgentCounts.CasesPath)}\n" : "");
        var called = false;
        foreach (var address in options.AlarmAddresses)
        {
            try
            {
                await mail.SendAsync(new MailAddress(address), subject, body, cancellation);
                called = true;
            }
            catch (Exception failure) when (failure is SmtpException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                LogNotCalled(failure.GetType().Name);
            }
        }

        return called;
    }

    [LoggerMessage(LogLevel.Warning, "紧急消息的提醒没有寄出一封信（{Failure}）：请检查 Audit:Mail 的设置")]
    private partial void LogNotCalled(string failure);
}
