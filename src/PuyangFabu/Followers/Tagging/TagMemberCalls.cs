using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Audit;
using PuyangFabu.Operators;
using PuyangFabu.OutsideCalls;
using PuyangFabu.Storage;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Followers.Tagging;

/// <summary>
/// Gives a tag to a few followers at WeChat, or takes it, and here for those WeChat did it for; again if it must be, for a
/// second time does no harm. WeChat may do a part of a call: only those that it left out are tried again.
/// </summary>
public sealed class TagMemberCalls(RecordedCalls calls, ITagApi api, Database database, AuditLog audit) : IOutsideCallFollowUp
{
    private const int MostTries = 3;

    public IReadOnlyList<string> Kinds { get; } = [OutsideCallKind.AddMembers, OutsideCallKind.RemoveMembers];

    /// <param name="batch">As many as WeChat takes at once.</param>
    /// <returns>Who was left out and why; a failure when nothing is known to be done.</returns>
    public async Task<ApiAnswer<TagMembersLeft>> RunAsync(
        Actor actor, WeChatAccount account, FollowerTag tag, IReadOnlyList<Follower> batch, bool add, CancellationToken cancellation)
    {
        var intent = new OutsideIntent
        {
            Kind = add ? OutsideCallKind.AddMembers : OutsideCallKind.RemoveMembers,
            Account = account.Slug,
            Actor = actor,
            SubjectKind = TagCalls.SubjectKind,
            SubjectId = tag.Id.ToString(CultureInfo.InvariantCulture),
            Detail = tag.Name,
            Recipients = [.. batch.Select(static follower => new OutsideRecipient(follower.OpenId))],
        };
        return await RunAsync(await calls.BeginAsync(intent, cancellation), actor, account, [.. batch.Select(static follower => follower.OpenId)]);
    }

    public async Task FollowUpAsync(OutsideCall call, WeChatAccount account)
    {
        // Who was forgotten meanwhile is left out.
        var left = await database.ReadAsync(session => OutsideCallStore.RecipientsAsync(session, call.Id), CancellationToken.None);
        await RunAsync(call, Actor.Product, account, [.. left.Select(static recipient => recipient.Recipient)]);
    }

    private Task<ApiAnswer<TagMembersLeft>> RunAsync(OutsideCall call, Actor actor, WeChatAccount account, IReadOnlyList<string> openIds) => calls.RunAsync(
        call,
        limit => CallAsync(call, account, openIds, limit),
        (session, answer) => answer.IsFailed ? Task.CompletedTask : StoreAsync(session, call, actor, [.. openIds.Except(answer.Value.OpenIds, StringComparer.Ordinal)]));

    private async Task<ApiAnswer<TagMembersLeft>> CallAsync(OutsideCall call, WeChatAccount account, IReadOnlyList<string> openIds, CancellationToken limit)
    {
        var left = openIds;
        ApiFailure? problem = null;
        for (var attempt = 1; attempt <= MostTries && left.Count > 0; attempt++)
        {
            var answer = await (call.Kind == OutsideCallKind.AddMembers
                ? api.TagAsync(account.Api, TagId(call), left, limit)
                : api.UntagAsync(account.Api, TagId(call), left, limit));
            if (answer.Failure is not { } failure)
            {
                return TagMembersLeft.Nobody;
            }

            problem = failure;
            left = failure.FailedOpenIds is { Count: > 0 } named ? [.. left.Where(named.Contains)] : left;
            if (failure.Error?.Class != WeChatErrorClass.Retry)
            {
                break;
            }
        }

        return problem is not null && left.Count == openIds.Count ? problem : new TagMembersLeft(left, problem);
    }

    private async Task StoreAsync(DbSession session, OutsideCall call, Actor actor, IReadOnlyList<string> changed)
    {
        var (tagId, add, more) = (TagId(call), call.Kind == OutsideCallKind.AddMembers, 0);

        // In one order, so that two batches with the same people do not wait for each other.
        foreach (var openId in changed.Order(StringComparer.Ordinal))
        {
            if (await FollowerStore.FindAsync(session, call.Account, openId) is not { } follower)
            {
                continue;
            }

            var ids = TagIdList.Read(follower.TagIds);
            more += ids.Contains(tagId) == add ? 0 : add ? 1 : -1;
            await FollowerStore.SetTagsAsync(session, call.Account, openId, TagIdList.Write(add ? ids.Append(tagId) : ids.Where(id => id != tagId)));
        }

        await FollowerTagStore.AddMembersAsync(session, call.Account, tagId, more);
        await audit.RecordAsync(session, TagCalls.Entry(actor, call.Kind, new FollowerTag(tagId, call.Detail, 0)) with { Comment = $"{changed.Count} 位关注者" });
    }

    private static long TagId(OutsideCall call) => long.Parse(call.SubjectId, CultureInfo.InvariantCulture);
}
