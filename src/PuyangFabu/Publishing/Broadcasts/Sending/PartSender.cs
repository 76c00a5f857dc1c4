using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Results;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Publishing.Materials.Pictures;
using PuyangFabu.Review.Releasing;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Publishing.Broadcasts.Sending;

/// <summary>
/// Hands one part to WeChat: the content is made ready, the intent with its fixed key goes to disk, WeChat is called once,
/// what came of it goes to disk. Killed anywhere in between, the part says so, and the next one asks with the same key.
/// </summary>
public sealed class PartSender(
    Database database, BroadcastContents contents, BroadcastProgress progress, ArticlePublishing publishing, AccountRegistry accounts, IMassSendApi mass,
    AuditLog audit, BroadcastOptions options, TimeProvider clock)
{
    /// <summary>So long the others leave a part to the process that makes it ready: each of them would leave a draft of its own at WeChat.</summary>
    private static readonly TimeSpan Preparation = TimeSpan.FromSeconds(30);

    // A process that slept through its lease must not call: another one may have gone on with the key, or WeChat forgotten it.
    private static ApiFailure TooSlow { get; } = new(ApiFailureKind.NotSent, "程序停顿太久，没有提交。", "稍后自动重试。");

    private static ApiFailure Endless { get; } = new(ApiFailureKind.NoAnswer, "微信迟迟没有答复，不知道是否已经受理。", "稍后用同一个编号再问。");

    public async Task SendAsync(BroadcastPart part, CancellationToken cancellation)
    {
        var ready = await PrepareAsync(part, cancellation);
        if (ready is null || await ClaimAsync(ready, cancellation) is not { } claim)
        {
            return;
        }

        ApiAnswer<MassSendReceipt> answer;
        using (BroadcastSteps.Start(BroadcastSteps.Call, claim.Part))
        {
            answer = await CallAsync(claim);
        }

        using (BroadcastSteps.Start(BroadcastSteps.Store, claim.Part))
        {
            await SureStorage.StoreAsync(() => StoreAsync(claim, answer, wasUnknown: part.State == PartState.Unknown), database.Dialect, clock);
        }
    }

    /// <summary>The process that claimed it is gone: whether WeChat took it is unknown.</summary>
    public Task AbandonAsync(BroadcastPart part, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            if (await BroadcastStore.TakeAsync(session, part.BroadcastId) is { } broadcast
                && await BroadcastPartStore.MoveAsync(session, part, PartCall.Abandoned(part, clock.NowMs(), options)))
            {
                await EndAttemptAsync(session, part, "noAnswer", null, "", "没有存下微信的答复");
                await progress.AdvanceAsync(session, broadcast, $"第 {part.Position + 1} 部分没有存下微信的答复，结果未知");
            }
        },
        cancellation);

    private async Task<ApiAnswer<MassSendReceipt>> CallAsync(Claim claim)
    {
        if (clock.NowMs() >= claim.Part.LeaseUntilMs)
        {
            return TooSlow;
        }

        // A stop of the product does not cut the call off: its answer is worth waiting for. The lease outlives the time limit.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.CallSeconds * 0.8), clock);
        try
        {
            return await mass.SendAsync(
                claim.Account.Api, claim.Audience, BroadcastContents.Of(claim.Broadcast, claim.Part.MediaId), claim.Part.ClientMsgId, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Endless;
        }
    }

    // What is sent under a key is written down before the first call and never changes while a call may have been taken.
    private async Task<BroadcastPart?> PrepareAsync(BroadcastPart part, CancellationToken cancellation)
    {
        var (broadcast, articles, held) = await database.ReadAsync(
            async session => (
                await BroadcastStore.FindAsync(session, part.BroadcastId),
                await BroadcastStore.ArticlesAsync(session, part.BroadcastId),
                await DueWorkHold.IsHeldAsync(session)),
            cancellation);
        if (held || broadcast is not { State: BroadcastState.Sending or BroadcastState.Unknown })
        {
            return null;
        }

        if (part.State == PartState.Unknown || part.MediaHash == broadcast.ApprovedHash)
        {
            return part;
        }

        if (accounts.Find(broadcast.Account) is not { } account)
        {
            await progress.NotPreparedAsync(part, Refusal.Conflict(RefusalCodes.AccountGone, $"账号“{broadcast.Account}”已不存在，没有发送。"), mayWorkLater: false, cancellation);
            return null;
        }

        if (broadcast.Kind == BroadcastKind.Text)
        {
            return part with { MediaHash = broadcast.ApprovedHash };
        }

        using var step = BroadcastSteps.Start(BroadcastSteps.Prepare, part);
        if (!await database.WriteAsync(session => BroadcastPartStore.DeferAsync(session, part, clock.NowMs() + (long)Preparation.TotalMilliseconds), cancellation))
        {
            return null;
        }

        var prepared = await contents.PrepareAsync(account, Actor.Product, broadcast, articles, cancellation);
        if (prepared.IsDone)
        {
            return part with { MediaId = prepared.Value, MediaHash = broadcast.ApprovedHash };
        }

        await (prepared.Refusal is { Code: PictureProblem.NotKeptCode } notKept
            ? progress.StopUnkeptAsync(part, broadcast.ApprovedHash, notKept, cancellation)
            : progress.NotPreparedAsync(part, prepared.Problem!, MayWorkLater(prepared), cancellation));
        return null;
    }

    private static bool MayWorkLater(Prepared<string> prepared) =>
        prepared.Failure is { Kind: not ApiFailureKind.Refused } or { Error.Class: WeChatErrorClass.Retry }
        || prepared.Refusal?.Kind is RefusalKind.TooOften or RefusalKind.WeChatNotReached or RefusalKind.WeChatNoAnswer;

    private Task<Claim?> ClaimAsync(BroadcastPart ready, CancellationToken cancellation) => database.WriteAsync<Claim?>(
        async session =>
        {
            using var step = BroadcastSteps.Start(BroadcastSteps.Claim, ready);

            // Before any row is taken: what goes live with it is a change of content.
            await ContentChangeStore.BeginAsync(session);
            var broadcast = await BroadcastStore.TakeAsync(session, ready.BroadcastId);
            if (broadcast is not { State: BroadcastState.Sending or BroadcastState.Unknown }
                || accounts.Find(broadcast.Account) is not { } account
                || await DueWorkHold.IsHeldAsync(session))
            {
                return null;
            }

            var now = clock.NowMs();
            var obstacle = await BroadcastContents.ObstacleAsync(session, broadcast);
            var toPublish = await ReleasedArticles.ToPublishAsync(session, await BroadcastStore.ArticlesAsync(session, broadcast.Id));
            obstacle ??= await publishing.BroadcastGapAsync(session, toPublish, broadcast.ApprovedBy) is { } gap ? BroadcastRefusals.NotPublishable(gap) : null;
            if (ready.State == PartState.Unknown && (obstacle is not null || now - ready.FirstAttemptMs > BroadcastOptions.KeyLife.TotalMilliseconds))
            {
                // Asking again sends it, should WeChat not have it.
                await progress.GiveUpAskingAsync(session, broadcast, ready, obstacle);
                return null;
            }

            if (ready.State == PartState.Waiting && (obstacle is not null || progress.IsTooLate(broadcast)))
            {
                await (obstacle is null ? progress.PostponeAsync(session, broadcast, "程序停了太久") : progress.StopInvalidAsync(session, broadcast, obstacle));
                return null;
            }

            if (ready.State == PartState.Waiting && ready.MediaHash != broadcast.ApprovedHash)
            {
                // Approved anew while it was made ready: what was made is not what may be sent.
                return null;
            }

            var claimed = ready with
            {
                State = PartState.Sending,
                Attempts = ready.Attempts + 1,
                FirstAttemptMs = ready.FirstAttemptMs ?? now,
                LeaseUntilMs = now + (options.CallSeconds * 1000L),
            };
            if (!await BroadcastPartStore.MoveAsync(session, ready, claimed))
            {
                return null;
            }

            await BroadcastLogStore.AddAsync(session, new BroadcastAttempt
            {
                BroadcastId = broadcast.Id,
                PartPosition = claimed.Position,
                Number = claimed.Attempts,
                StartedMs = now,
            });
            await GoLiveAsync(session, broadcast, toPublish);
            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = Actor.Product,
                Action = $"{Broadcast.AuditKind}.call",
                TargetKind = Broadcast.AuditKind,
                TargetId = $"{broadcast.Id}/{claimed.Position + 1}",
                ContentHash = broadcast.ContentHash,
                After = new { claimed.ClientMsgId, Attempt = claimed.Attempts },
            });
            var audience = broadcast.Audience switch
            {
                AudienceKind.All => MassAudience.All,
                AudienceKind.Tag => MassAudience.Tag(broadcast.TagId!.Value),
                _ => MassAudience.List([.. (await BroadcastPartStore.EntriesAsync(session, claimed.Id)).Where(static entry => !RecipientLists.IsLeft(entry))]),
            };
            return new Claim(broadcast, claimed, account, audience);
        },
        cancellation);

    // In the transaction of the intent: whoever taps a card finds the page, and nothing goes public whose sending is not on disk.
    private async Task GoLiveAsync(DbSession session, Broadcast broadcast, IReadOnlyList<ChosenArticle> articles)
    {
        if (articles.Count > 0)
        {
            await publishing.PublishWithBroadcastAsync(
                session, articles, string.Create(CultureInfo.InvariantCulture, $"随群发 {broadcast.Id} 发布，由{broadcast.ApprovedName}批准"));
            await new OpenBroadcast(session, audit, Actor.Product, BroadcastAction.Publish, broadcast, clock.NowMs()).MoveAsync(
                broadcast, $"随这条群发发布：{string.Join('、', articles.Select(static article => $"“{article.Title}”"))}");
        }
    }

    private Task StoreAsync(Claim claim, ApiAnswer<MassSendReceipt> answer, bool wasUnknown) => database.WriteAsync(
        async session =>
        {
            if (await BroadcastStore.TakeAsync(session, claim.Broadcast.Id) is not { } broadcast)
            {
                return;
            }

            var job = answer.IsFailed ? answer.Failure.MsgId : answer.Value.MsgId;
            var owner = job is { Length: > 0 } ? await BroadcastPartStore.OfJobAsync(session, broadcast.Account, job) : null;
            var after = PartCall.After(claim.Part, answer, wasUnknown, _ => owner is not null && owner.Id != claim.Part.Id, clock.NowMs(), options);
            var outcome = !answer.IsFailed ? "accepted" : after.State == PartState.Submitted ? "existed"
                : answer.Failure.Kind switch { ApiFailureKind.Refused => "refused", ApiFailureKind.NotSent => "notSent", _ => "noAnswer" };
            await EndAttemptAsync(session, claim.Part, outcome, answer.Failure?.Code, job ?? "", answer.Failure?.Sentence ?? "");
            if (await BroadcastPartStore.MoveAsync(session, claim.Part, after))
            {
                await progress.AfterCallAsync(session, broadcast, after);
            }
            else if (after.State == PartState.Submitted)
            {
                // The lease ran out before this answer came. It is known now, whatever is going on.
                await progress.LateAnswerAsync(session, broadcast, after);
            }
        },
        CancellationToken.None);

    private Task EndAttemptAsync(DbSession session, BroadcastPart part, string outcome, int? code, string msgId, string problem) =>
        BroadcastLogStore.EndAsync(session, new BroadcastAttempt
        {
            BroadcastId = part.BroadcastId,
            PartPosition = part.Position,
            Number = part.Attempts,
            StartedMs = 0,
            EndedMs = clock.NowMs(),
            Outcome = outcome,
            ErrorCode = code,
            MsgId = msgId,
            Problem = problem,
        });

    private sealed record Claim(Broadcast Broadcast, BroadcastPart Part, WeChatAccount Account, MassAudience Audience);
}
