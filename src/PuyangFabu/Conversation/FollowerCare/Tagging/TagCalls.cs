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

/// <summary>Makes, renames and deletes tags at WeChat, and here once WeChat did; again if it must be, for a second time does no harm.</summary>
public sealed class TagCalls(RecordedCalls calls, ITagApi api, AuditLog audit) : IOutsideCallFollowUp
{
    internal const string SubjectKind = "followerTag";

    public IReadOnlyList<string> Kinds { get; } = [OutsideCallKind.CreateTag, OutsideCallKind.RenameTag, OutsideCallKind.DeleteTag];

    /// <param name="kind">Creating, renaming or deleting.</param>
    /// <param name="tag">As it is to be; one that is to be made has no id yet.</param>
    public async Task<ApiAnswer<FollowerTag>> RunAsync(string kind, Actor actor, WeChatAccount account, FollowerTag tag, CancellationToken cancellation)
    {
        var intent = new OutsideIntent
        {
            Kind = kind,
            Account = account.Slug,
            Actor = actor,
            SubjectKind = SubjectKind,
            SubjectId = kind == OutsideCallKind.CreateTag ? tag.Name : tag.Id.ToString(CultureInfo.InvariantCulture),
            Detail = tag.Name,
        };
        return await RunAsync(await calls.BeginAsync(intent, cancellation), actor, account, again: false);
    }

    public Task FollowUpAsync(OutsideCall call, WeChatAccount account) => RunAsync(call, Actor.Product, account, again: true);

    /// <summary>The entry in the record of something done with a tag.</summary>
    internal static AuditEntry Entry(Actor actor, string action, FollowerTag tag) => new()
    {
        Actor = actor,
        Action = action,
        TargetKind = SubjectKind,
        TargetId = tag.Id.ToString(CultureInfo.InvariantCulture),
    };

    private Task<ApiAnswer<FollowerTag>> RunAsync(OutsideCall call, Actor actor, WeChatAccount account, bool again) => calls.RunAsync(
        call,
        async limit => again && await SettledAsync(call, account, limit) is { } settled ? settled : await CallAsync(call, account, limit),
        (session, answer) => answer.IsFailed ? Task.CompletedTask : StoreAsync(session, call, actor, answer.Value));

    // The answer to the first call is lost, its effect may be there: WeChat's own list tells.
    private async Task<FollowerTag?> SettledAsync(OutsideCall call, WeChatAccount account, CancellationToken limit)
    {
        if (await api.ListAsync(account.Api, limit) is not { IsFailed: false, Value: var tags })
        {
            return null;
        }

        var found = call.Kind == OutsideCallKind.CreateTag
            ? tags.Items.FirstOrDefault(tag => tag.Name == call.Detail)
            : tags.Items.FirstOrDefault(tag => tag.Id == TagId(call));
        return call.Kind == OutsideCallKind.DeleteTag
            ? found is null && tags.Unreadable == 0 ? new FollowerTag(TagId(call), call.Detail, 0) : null
            : found is not null && found.Name == call.Detail ? new FollowerTag(found.Id, found.Name, found.Count) : null;
    }

    private async Task<ApiAnswer<FollowerTag>> CallAsync(OutsideCall call, WeChatAccount account, CancellationToken limit)
    {
        if (call.Kind == OutsideCallKind.CreateTag)
        {
            var made = await api.CreateAsync(account.Api, call.Detail, limit);
            return made.IsFailed ? made.Failure : new FollowerTag(made.Value.Id, call.Detail, 0);
        }

        var done = call.Kind == OutsideCallKind.RenameTag
            ? await api.RenameAsync(account.Api, TagId(call), call.Detail, limit)
            : await api.DeleteAsync(account.Api, TagId(call), limit);
        return done.IsFailed ? done.Failure : new FollowerTag(TagId(call), call.Detail, 0);
    }

    private async Task StoreAsync(DbSession session, OutsideCall call, Actor actor, FollowerTag tag)
    {
        var known = await FollowerTagStore.FindAsync(session, call.Account, tag.Id);
        if (call.Kind != OutsideCallKind.DeleteTag)
        {
            var stored = known is null ? tag : known with { Name = tag.Name };
            await FollowerTagStore.SaveAsync(session, call.Account, stored);
            await audit.RecordAsync(session, Entry(actor, call.Kind, tag) with { After = stored });
            return;
        }

        await FollowerTagStore.RemoveAsync(session, call.Account, tag.Id);
        foreach (var follower in (await FollowerStore.WithTagAsync(session, call.Account, tag.Id)).OrderBy(static follower => follower.OpenId, StringComparer.Ordinal))
        {
            await FollowerStore.SetTagsAsync(session, call.Account, follower.OpenId, TagIdList.Write(TagIdList.Read(follower.TagIds).Where(id => id != tag.Id)));
        }

        await audit.RecordAsync(session, Entry(actor, call.Kind, tag) with { Before = known });
    }

    private static long TagId(OutsideCall call) => long.Parse(call.SubjectId, CultureInfo.InvariantCulture);
}
