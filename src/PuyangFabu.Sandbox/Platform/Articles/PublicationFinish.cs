using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Sandbox.Platform.Articles;

/// <summary>Ends publications: the pages appear, the draft goes, the event tells it.</summary>
internal sealed class PublicationFinish(FinishFaults plans, FinishEvents events, BackgroundWork work, SandboxOptions options)
{
    /// <summary>Runs under the account's lock; the end comes later, unless a fault wants it early.</summary>
    public void Start(PlatformCall call, PlatformPublication publication, string draftId)
    {
        var plan = plans.Take(call.Account.Slug, call.Rule.Path);
        if (plan.Early)
        {
            call.BeforeAnswer = () => FinishAsync(call.Account, publication.PublishId, draftId, call.BaseAddress, plan);
            return;
        }

        work.Run(options.Limits.FinishAfter + plan.Delay, () => FinishAsync(call.Account, publication.PublishId, draftId, call.BaseAddress, plan));
    }

    private async Task FinishAsync(PlatformAccount account, string publishId, string draftId, string baseAddress, FinishPlan plan)
    {
        PlatformPublication ended;
        lock (account.Gate)
        {
            var publication = account.Publications.Find(publishId)!;
            var now = options.TimeProvider.GetUtcNow();
            ended = plan.Status switch
            {
                null => publication with { Status = 0, Articles = account.Articles.Publish(publication.Articles, baseAddress, now) },
                FinishPlan.Failed => publication with { Status = 3 },
                _ => publication with { Status = 4 },
            };
            account.Publications.Keep(ended);
            if (ended.IsPublic)
            {
                account.Drafts.Remove(draftId);
            }
        }

        for (var i = 0; i < plan.Events; i++)
        {
            await events.SendAsync(account, FinishEvents.Of(ended, plan));
        }
    }
}
