using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Notices;

namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>
/// Tells a follower by a notice that he agreed to (订阅通知) that his answer is there, when no message may be sent. The agreement is used up
/// and the answer claimed in one transaction before the call; a notice whose answer never came is not sent again.
/// </summary>
public sealed class CaseNotices(
    Database database, CaseOptions options, ISubscribedNoticeApi api, AccountRegistry accounts, PublicUrls urls, PublisherOptions publisher, TimeProvider clock)
{
    /// <summary>WeChat's errcode for who agreed to nothing.</summary>
    private const int NoConsent = 43101;

    /// <summary>By then WeChat has told, or will not tell any more, what became of a notice.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromMinutes(10);

    private static readonly Refusal NotAllowed = Refusal.Conflict("noticeNotAllowed", "这位粉丝没有同意接收订阅通知。");

    /// <returns>One of <see cref="CaseDelivery"/>; null when no notice may be sent.</returns>
    public async Task<string?> TryAsync(Case found, Follower follower)
    {
        if (options.Templates.Count == 0 || accounts.Find(found.Account) is not { } account)
        {
            return null;
        }

        Outcome<string> begun;
        using (CaseDeliverySteps.Start(CaseDeliverySteps.Begin))
        {
            begun = await database.TryWriteAsync(session => BeginAsync(session, found, follower), CancellationToken.None);
        }

        if (begun.IsRefused)
        {
            return null;
        }

        var notice = new SubscribedNotice(begun.Value, urls.To("/cases/progress"), options.Form.Fill(found, publisher.Name));
        var answer = await api.SendAsync(account.Api, follower.OpenId, notice, CancellationToken.None);
        var delivery = answer.Failure is not { } failure ? CaseDelivery.Sent
            : OutsideCallResult.IsOpen(failure) ? CaseDelivery.Unknown
            : CaseDelivery.Waiting;
        using (CaseDeliverySteps.Start(CaseDeliverySteps.Store))
        {
            await SureStorage.StoreAsync(
                () => database.WriteAsync(session => EndAsync(session, found, follower, begun.Value, delivery, answer.Failure), CancellationToken.None), database.Dialect, clock);
        }

        return delivery;
    }

    private async Task<Outcome<string>> BeginAsync(DbSession session, Case found, Follower follower)
    {
        // The agreement before the case, as everywhere.
        if (await NoticeConsentStore.TakeAsync(session, found.Account, follower.OpenId, options.Templates) is not { } template)
        {
            return NotAllowed;
        }

        return await CaseStore.BeginNoticeAsync(session, found, clock.NowMs() - (long)Open.TotalMilliseconds, clock.NowMs()) ? template : NotAllowed;
    }

    private async Task EndAsync(DbSession session, Case found, Follower follower, string template, string delivery, ApiFailure? failure)
    {
        if (delivery == CaseDelivery.Waiting && failure?.Error?.Code == NoConsent)
        {
            await NoticeConsentStore.RefuseAsync(session, found.Account, follower.OpenId, template);
        }
        else if (delivery == CaseDelivery.Waiting)
        {
            // Nothing left: the agreement still stands.
            await NoticeConsentStore.AllowAsync(session, found.Account, follower.OpenId, template, clock.NowMs());
        }

        await CaseStore.EndDeliveryAsync(session, found.Id, delivery, clock.NowMs());
    }
}
