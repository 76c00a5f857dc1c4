using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>Sets a follower's remark at WeChat, and here once WeChat did; again if it must be, for the last one counts.</summary>
public sealed class RemarkCalls(RecordedCalls calls, IUserApi users, Database database, AuditLog audit, TimeProvider clock) : IOutsideCallFollowUp
{
    private const string SubjectKind = "follower";

    public IReadOnlyList<string> Kinds { get; } = [OutsideCallKind.Remark];

    public async Task<ApiAnswer<ApiDone>> RunAsync(Actor actor, WeChatAccount account, Follower follower, string remark, CancellationToken cancellation)
    {
        var recipient = new OutsideRecipient(follower.OpenId, remark);
        var intent = new OutsideIntent
        {
            Kind = OutsideCallKind.Remark,
            Account = account.Slug,
            Actor = actor,
            SubjectKind = SubjectKind,
            SubjectId = follower.Code,
            Recipients = [recipient],
            ShownTo = FollowerNames.NameOf(follower.Code),
        };
        return await RunAsync(await calls.BeginAsync(intent, cancellation), actor, account, recipient);
    }

    public async Task FollowUpAsync(OutsideCall call, WeChatAccount account)
    {
        var (recipients, later) = await database.ReadAsync(
            async session => (
                await OutsideCallStore.RecipientsAsync(session, call.Id),
                (await OutsideCallStore.OfSubjectAsync(session, OutsideCallKind.Remark, SubjectKind, call.SubjectId)).Any(other => other.Id > call.Id)),
            CancellationToken.None);

        // Who was forgotten has no remark; and an older one must not come back over a newer one.
        await (recipients is [var recipient] && !later
            ? RunAsync(call, Actor.Product, account, recipient)
            : calls.RunAsync<ApiDone>(call, static _ => Task.FromResult<ApiAnswer<ApiDone>>(Overtaken)));
    }

    private static ApiFailure Overtaken { get; } = new(ApiFailureKind.NotSent, "之后又改过备注名，或对方的资料已清除，没有重做。", "不用处理。");

    private Task<ApiAnswer<ApiDone>> RunAsync(OutsideCall call, Actor actor, WeChatAccount account, OutsideRecipient recipient) => calls.RunAsync(
        call,
        limit => users.SetRemarkAsync(account.Api, recipient.Recipient, recipient.Words, limit),
        async (session, answer) =>
        {
            if (!answer.IsFailed)
            {
                await FollowerStore.SetRemarkAsync(session, call.Account, recipient.Recipient, recipient.Words);
                await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = OutsideCallKind.Remark, TargetKind = SubjectKind, TargetId = call.SubjectId });
            }
            else if (PersonRefusals.IsOfStale(answer.Failure))
            {
                await FollowerStore.SetStaleAsync(session, call.Account, [recipient.Recipient], clock.NowMs());
            }
        });
}
