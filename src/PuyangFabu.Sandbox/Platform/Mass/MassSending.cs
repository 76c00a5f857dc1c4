using System.Collections.Concurrent;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>The way of a mass send from its acceptance to its finish event.</summary>
internal sealed class MassSending(
    PlatformLedger ledger,
    FaultQueue faults,
    FinishFaults plans,
    FinishEvents events,
    PhonePush push,
    BackgroundWork work,
    SandboxOptions options)
{
    private const string Success = "send success", Refused = "err(40001)", Silent = "err(40002)";

    private readonly ConcurrentDictionary<long, Course> courses = [];

    /// <summary>Puts the job into the ledger and sets it going; runs under the account's lock.</summary>
    public MassJob Accept(PlatformCall call, MassTarget audience, MassMessage content, string? clientMsgId)
    {
        var account = call.Account;
        var sated = options.Limits.Quotas
            ? MassQuota.Sated(account.Settings.Kind, ledger.Jobs(account.Slug), call.Now)
            : new HashSet<string>();
        var followers = audience switch
        {
            { ToAll: true } => account.Followers.All,
            { TagId: { } tag } => account.Followers.Tagged(tag),
            _ => audience.OpenIds,
        };
        var confirms = audience.ToAll && faults.Take(account.Slug, call.Rule.Path, PlatformFaultKind.AdministratorConfirms) is not null;
        var job = new MassJob
        {
            Account = account.Slug,
            MsgId = ledger.NextId(),
            MsgDataId = content.Draft is null ? null : ledger.NextId(),
            ClientMsgId = clientMsgId,
            Audience = audience,
            MsgType = content.MsgType,
            Articles = content.Draft?.Articles ?? [],
            Text = content.Text,
            MediaIds = content.MediaIds,
            AcceptedAt = call.Now,
            TotalCount = followers.Count,
            Recipients = [.. followers.Where(one => !sated.Contains(one) && account.Followers.Reaches(one))],
            State = confirms ? MassJobState.AwaitingAdministrator : MassJobState.Sending,
        };
        ledger.Add(job);
        var course = new Course(account, job.MsgId, content.Draft?.MediaId, call.BaseAddress, plans.Take(account.Slug, call.Rule.Path));
        courses[job.MsgId] = course;
        if (confirms)
        {
            work.Run(options.Limits.AdministratorPatience, () => RefuseAsync(account, job.MsgId, Silent));
        }
        else if (course.Plan.Early)
        {
            call.BeforeAnswer = () => FinishAsync(course);
        }
        else
        {
            Start(course);
        }

        return job;
    }

    /// <summary>The administrator agrees.</summary>
    /// <returns>False when nothing waits for it.</returns>
    public bool Approve(PlatformAccount account, long msgId)
    {
        lock (account.Gate)
        {
            if (!Move(account, msgId, MassJobState.AwaitingAdministrator, static job => job with { State = MassJobState.Sending }))
            {
                return false;
            }

            Start(courses[msgId]);
            return true;
        }
    }

    /// <summary>The administrator refuses, or stayed silent too long.</summary>
    public async Task<bool> RefuseAsync(PlatformAccount account, long msgId, string status = Refused)
    {
        lock (account.Gate)
        {
            if (!Move(account, msgId, MassJobState.AwaitingAdministrator, job => Ended(job, status)))
            {
                return false;
            }
        }

        await TellAsync(courses[msgId], FinishPlan.Usual);
        return true;
    }

    /// <summary>Ends a running job at once, and sends its event (again) whatever was planned.</summary>
    /// <returns>False when the job is unknown or still waits for the administrator.</returns>
    public async Task<bool> FinishNowAsync(PlatformAccount account, long msgId)
    {
        if (!courses.TryGetValue(msgId, out var course) || course.Account != account
            || ledger.Find(account.Slug, msgId) is null or { State: MassJobState.AwaitingAdministrator })
        {
            return false;
        }

        End(course);
        await TellAsync(course, course.Plan with { Events = 1 });
        return true;
    }

    private void Start(Course course) => work.Run(options.Limits.FinishAfter + course.Plan.Delay, () => FinishAsync(course));

    private async Task FinishAsync(Course course)
    {
        // Somebody at the page may have ended it before.
        if (End(course))
        {
            await TellAsync(course, course.Plan);
        }
    }

    private bool End(Course course)
    {
        var account = course.Account;
        lock (account.Gate)
        {
            var status = course.Plan.Status ?? Success;
            return Move(account, course.MsgId, MassJobState.Sending, job =>
            {
                var ended = Ended(job, status);
                if (ended.State == MassJobState.Succeeded)
                {
                    ended = ended with { Articles = account.Articles.Publish(job.Articles, course.BaseAddress, options.TimeProvider.GetUtcNow()) };
                    push.Deliver(account, ended);

                    // Only what was sent uses the draft up.
                    account.Drafts.Remove(course.DraftId);
                }

                return ended;
            });
        }
    }

    private MassJob Ended(MassJob job, string status) => job with
    {
        State = status == Success ? MassJobState.Succeeded : MassJobState.Failed,
        Status = status,
        FinishedAt = options.TimeProvider.GetUtcNow(),
    };

    private async Task TellAsync(Course course, FinishPlan plan)
    {
        for (var i = 0; i < plan.Events; i++)
        {
            var job = ledger.Amend(course.Account.Slug, course.MsgId, static job => job with { EventsSent = job.EventsSent + 1 });
            await events.SendAsync(course.Account, FinishEvents.Of(job, plan));
        }
    }

    private bool Move(PlatformAccount account, long msgId, MassJobState from, Func<MassJob, MassJob> change)
    {
        if (ledger.Find(account.Slug, msgId)?.State != from)
        {
            return false;
        }

        ledger.Amend(account.Slug, msgId, change);
        return true;
    }

    /// <summary>What a job needs to come to its end.</summary>
    private sealed record Course(PlatformAccount Account, long MsgId, string? DraftId, string BaseAddress, FinishPlan Plan);
}
