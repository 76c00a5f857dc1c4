using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Conversation.FollowerCare.Tagging;

/// <summary>
/// Gives a tag to a few followers at WeChat, or takes it, and here for those WeChat did it for; again if it must be, for a
/// second time does no harm. Whom WeChat does not know is marked for the next synchronisation.
/// </summary>
public sealed class TagMemberCalls(RecordedCalls calls, ITagApi api, Database database, AuditLog audit, TimeProvider clock) : IOutsideCallFollowUp
{
    public IReadOnlyList<string> Kinds { get; } = [OutsideCallKind.AddMembers, OutsideCallKind.RemoveMembers];

    /// <param name="batch">As many as WeChat takes at once.</param>
    /// <returns>Whom it did not work for, or perhaps not, by openid, and why.</returns>
    public async Task<IReadOnlyDictionary<string, ApiFailure>> RunAsync(
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

    private async Task<IReadOnlyDictionary<string, ApiFailure>> RunAsync(OutsideCall call, Actor actor, WeChatAccount account, IReadOnlyList<string> openIds)
    {
        var change = new TagChange((some, limit) => call.Kind == OutsideCallKind.AddMembers
            ? api.TagAsync(account.Api, TagId(call), some, limit)
            : api.UntagAsync(account.Api, TagId(call), some, limit));
        var answer = await calls.RunAsync(call, limit => change.RunAsync(openIds, limit), async (session, answer) =>
        {
            await MarkAsync(session, call, change);
            if (!answer.IsFailed)
            {
                await StoreAsync(session, call, actor, [.. openIds.Except(change.Left.Keys, StringComparer.Ordinal)]);
            }
        });
        return answer.Failure is { } failure
            ? openIds.ToDictionary(static openId => openId, openId => OutsideCallResult.IsOpen(failure) ? failure : change.Left.GetValueOrDefault(openId, failure))
            : change.Left;
    }

    private async Task MarkAsync(DbSession session, OutsideCall call, TagChange change)
    {
        // In one order, so that two batches with the same people do not wait for each other.
        var stale = change.Left.Where(static one => PersonRefusals.IsOfStale(one.Value)).Select(static one => one.Key).Order(StringComparer.Ordinal).ToList();
        if (stale.Count > 0)
        {
            await FollowerStore.SetStaleAsync(session, call.Account, stale, clock.NowMs());
        }
    }

    private async Task StoreAsync(DbSession session, OutsideCall call, Actor actor, IReadOnlyList<string> changed)
    {
        var (tagId, add, more) = (TagId(call), call.Kind == OutsideCallKind.AddMembers, 0);

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
        await audit.RecordAsync(session, TagCalls.Entry(actor, call.Kind, new FollowerTag(tagId, call.Detail, 0)) with { Comment = $"{changed.Count} 位粉丝" });
    }

    private static long TagId(OutsideCall call) => long.Parse(call.SubjectId, CultureInfo.InvariantCulture);
}
